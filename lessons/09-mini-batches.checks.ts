/** How counting and slicing in lesson 09 are judged. */
import { type Random, seeded } from "../src/engine/random.ts";
import { functionOf, listOf } from "../src/exercises/answer.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

type Count = (samples: number, size: number, epochs: number) => number;

export const updatesCheck: FunctionCheck = {
  name: "updates",
  cases: [
    [200, 200, 1],
    [200, 1, 3],
    [200, 16, 1],
    [10, 4, 2],
    [5, 8, 3],
  ],
  draw: (random: Random) => [
    20 + random.integer(500),
    2 + random.integer(30),
    1 + random.integer(9),
  ],
  expected: ((n, size, epochs) =>
    epochs * Math.ceil(n / size)) satisfies Count,
  slips: [
    [
      ((n, size, epochs) =>
        (Math.ceil(n / size) - 1) * epochs) satisfies Count,
      "one batch of each epoch is missing: where the size divides the samples, none is too many",
    ],
    [
      ((n, size, epochs) => Math.ceil(n / (size * epochs))) satisfies Count,
      "the epochs come on top: multiply by them, do not divide",
    ],
    [
      ((n, size, epochs) => Math.ceil(n / size) ** epochs) satisfies Count,
      "each epoch adds the same number of updates: multiply, no power",
    ],
    [
      ((n, size, epochs) =>
        Math.floor(n / size) * epochs +
        (n % size > 0 ? 1 : 0)) satisfies Count,
      "every epoch ends with a smaller batch of its own, not only the last one",
    ],
    [
      ((n, size) => Math.ceil(n / size)) satisfies Count,
      "that is one epoch; there are `epochs` of them",
    ],
    [
      ((n, size, epochs) => (epochs * n) / size) satisfies Count,
      "updates are whole: the last, smaller batch counts as one, `Math.ceil`",
    ],
    [
      ((n, size, epochs) => epochs * Math.floor(n / size)) satisfies Count,
      "the last, smaller batch is an update as well: `Math.ceil`, not `Math.floor`",
    ],
    [
      ((n, size, epochs) => epochs * Math.round(n / size)) satisfies Count,
      "however small the last batch is, it counts as one: `Math.ceil`, not `Math.round`",
    ],
    [
      ((n, size, epochs) => Math.ceil((epochs * n) / size)) satisfies Count,
      "every epoch ends with a batch of its own: round up in each epoch, then multiply",
    ],
    [
      ((n, size, epochs) =>
        epochs * (Math.floor(n / size) + 1)) satisfies Count,
      "where the size divides the samples, no batch is left over: `Math.ceil` knows both cases",
    ],
    [
      ((n, _size, epochs) => epochs * n) satisfies Count,
      "that is how many samples pass by; an update takes `size` of them",
    ],
    [
      ((n, size, epochs) => epochs * Math.ceil(n / size) + 1) satisfies Count,
      "one update too many",
    ],
    [
      ((n, size, epochs) =>
        epochs * Math.ceil(n / size) * size) satisfies Count,
      "that counts samples; one batch is one update",
    ],
    [
      ((n, size, epochs) => epochs * Math.ceil(size / n)) satisfies Count,
      "the fraction is upside down: samples divided by size",
    ],
    [
      ((n, size) => n / size) satisfies Count,
      "round up, for the last batch counts; and there are `epochs` of them",
    ],
    [
      ((_n, size, epochs) => epochs * size) satisfies Count,
      "the number of samples is not used: an epoch has samples / size batches",
    ],
    [
      ((n, size, epochs) => epochs * Math.ceil(n / size) - 1) satisfies Count,
      "one update too few",
    ],
    [
      ((_n, _size, epochs) => epochs) satisfies Count,
      "an epoch is no update: it has one for each batch",
    ],
    [
      ((n, size, epochs) => epochs + Math.ceil(n / size)) satisfies Count,
      "each epoch has all its batches: multiply, not add",
    ],
  ],
  otherwise:
    "first the batches of one epoch, samples / size rounded up; then times the epochs",
};

type Slices = (list: number[], size: number) => number[][];

const range = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => i);

const cut: Slices = (list, size) => {
  const out: number[][] = [];
  for (let i = 0; i < list.length; i += size)
    out.push(list.slice(i, i + size));
  return out;
};

/** Nested lists of different lengths are compared as text. */
export function checkSlices(answer: unknown): Verdict | undefined {
  const slices = functionOf(answer, "slices");
  const random = seeded(93);
  const long = Array.from({ length: 11 + random.integer(9) }, () =>
    random.integer(100),
  );
  const cases: readonly (readonly [number[], number])[] = [
    [[5, 3, 8, 1], 2],
    [[5, 3, 8, 1, 9], 2],
    [[5, 3, 8], 1],
    [[5, 3, 8], 7],
    [long, 4],
  ];
  const tries = cases.map(([list, size]) => {
    const given = [...list];
    const came = slices(given, size);
    const call = `\`slices(${describeValue(list)}, ${size})\``;
    const parts = listOf(came, call).map((one) =>
      listOf(one, `a slice of ${call}`),
    );
    return { list, size, call, given, came: JSON.stringify(parts), parts };
  });
  const wrong = tries.find(
    ({ list, size, came }) => came !== JSON.stringify(cut(list, size)),
  );
  if (wrong) {
    const fits = ([makes]: (typeof sliceSlips)[number]) =>
      tries.every(
        ({ list, size, came }) => came === JSON.stringify(makes(list, size)),
      );
    return notYet({
      what: wrong.call,
      came: `is ${wrong.came}`,
      cause:
        sliceSlips.find(fits)?.[1] ??
        "begin at 0, go on by `size`, and take `list.slice(i, i + size)` each time",
    });
  }
  const changed = tries.find(({ given, list }) => `${given}` !== `${list}`);
  return (
    changed &&
    notYet({
      what: changed.call,
      came: "changes the list that it was given",
      cause: "`splice` takes numbers out of the list; `slice` copies them",
    })
  );
}

const sliceSlips: readonly (readonly [Slices, string])[] = [
  [
    (list, size) => cut(list, size).filter((one) => one.length === size),
    "the last, shorter slice is missing",
  ],
  [
    (list, size) =>
      [...cut(list, size), []].slice(0, Math.floor(list.length / size) + 1),
    "an empty slice at the end: stop when nothing is left",
  ],
  [
    (list, size) => list.map((_, i) => list.slice(i, i + size)),
    "the slices overlap: go on by `size`, not by 1",
  ],
  [
    (list, size) =>
      list
        .slice(0, list.length - size + 1)
        .map((_, i) => list.slice(i, i + size)),
    "the slices overlap: go on by `size`, not by 1",
  ],
  [
    (list, size) => cut(list, size).map((_, k) => list.slice(k, k + size)),
    "`i` counts the slices, and is used as a place: a slice begins at `i * size`",
  ],
  [
    (list, size) =>
      range(size).map((first) => list.filter((_, i) => i % size === first)),
    "a slice holds neighbours: the first `size` numbers, then the next",
  ],
  [
    (list, size) =>
      cut(list, size).map((one) => range(size).map((k) => one[k])),
    "the last slice is filled up with places past the end: it may be shorter",
  ],
  [
    (list, size) =>
      cut(
        list.toSorted((a, b) => a - b),
        size,
      ),
    "the numbers must stay in the order of the list",
  ],
  [
    (list, size) => cut(list, size).map((_, k) => list.slice(k * size, size)),
    "`slice(from, to)` takes the place where it ends: `list.slice(i, i + size)`",
  ],
  [
    (list, size) =>
      cut(list, size).map((_, k) =>
        list.slice(k * size, k * size + size - 1),
      ),
    "one number of each slice is lost: `slice(i, i + size)` ends before its second place",
  ],
  [
    (list, size) =>
      cut(list, size).map((_, k) =>
        list.slice(k * size, k * size + size + 1),
      ),
    "the slices are one too long, and the next begins with the same number",
  ],
  [
    (list, size) => cut(list, Math.ceil(list.length / size)),
    "that makes `size` slices; each should hold `size` numbers",
  ],
  [(list, size) => [list.slice(0, size)], "that is the first slice alone"],
  [
    (list, size) => cut(list, size).slice(1),
    "the first slice is missing: begin at 0",
  ],
  [(list, size) => cut(list, size).slice(0, -1), "the last slice is missing"],
  [
    (list, size) => cut(list, size).reverse(),
    "the slices come in the wrong order",
  ],
  [(list) => [list], "that is one slice with everything: cut it"],
  [
    (list) => list.map((one) => [one]),
    "each slice holds one number; `size` is not used",
  ],
  [
    (list, size) =>
      cut(
        list.map((_, i) => i),
        size,
      ),
    "these are places; the slices hold the numbers of the list",
  ],

  [
    (list, size) => cut(list.slice(1), size),
    "the first number is left out: places begin at 0",
  ],
  [
    (list, size) => cut(list, Math.ceil(list.length / size)),
    "`size` is how long a slice is, not how many slices there are",
  ],
  [(list) => cut(list, 4), "the size is a fixed number: use `size`"],
  [
    (list, size) => {
      const n = Math.ceil(list.length / size);
      return Array.from({ length: n }, (_, k) =>
        list.filter((_, i) => i % n === k),
      );
    },
    "a slice holds numbers that stand beside each other in the list",
  ],
  [
    (list, size) =>
      cut(list, size).map((one) =>
        Array.from({ length: size }, (_, j) => one[j] ?? 0),
      ),
    "the last slice is filled up with zeros: it may be shorter",
  ],
];
