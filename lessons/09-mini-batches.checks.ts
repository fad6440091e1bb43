/** How counting, shuffling and slicing of lesson 09 are judged. */
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
];

const ten = Array.from({ length: 10 }, (_, i) => i);
const total = 6000;

/** A shuffle is judged by what it gives: the same numbers, the list left alone, and every order equally often. */
export function checkShuffle(answer: unknown): Verdict | undefined {
  const shuffled = functionOf(answer, "shuffled");
  const random = seeded(91);
  const given = [...ten];
  const came = listOf(
    shuffled(given, random),
    "`shuffled([0, 1, ..., 9], random)`",
  );
  if (`${[...came].sort()}` !== `${ten}`)
    return notYet({
      what: "`shuffled([0, 1, ..., 9], random)`",
      came: `is ${describeValue(came)}`,
      expected: "the same ten numbers in another order",
      cause: causeOfNumbers(came),
    });
  if (`${given}` !== `${ten}`)
    return notYet({
      what: "`shuffled(list, random)`",
      came: "changes the list that it was given",
      cause: "begin with a copy: `const copy = [...list];`",
    });
  if (`${came}` === `${ten}`)
    return notYet({
      what: "`shuffled([0, 1, ..., 9], random)`",
      came: "is in the old order",
      cause: "is the copy shuffled, and is it the copy that you return?",
    });
  return checkChance(shuffled) ?? checkFair(shuffled);
}

function causeOfNumbers(came: readonly unknown[]): string {
  if (came.length < 10) return "numbers are lost";
  if (came.some((one) => one === undefined))
    return "a place past the end was read: the last place is `copy.length - 1`, and `random.integer(n)` gives 0 to n - 1";
  if (new Set(came).size < came.length)
    return "one number overwrites the other: to change places, keep one of them: `const kept = copy[i]; copy[i] = copy[j]; copy[j] = kept;`";
  return "each number must come once";
}

/** The chance must come from `random`, so that a run can be repeated. */
function checkChance(
  shuffled: ReturnType<typeof functionOf>,
): Verdict | undefined {
  const [one, same, other] = [1, 1, 2].map(
    (seed) => `${shuffled([...ten], seeded(seed))}`,
  );
  if (one !== same)
    return notYet({
      what: "`shuffled` with the same seed",
      came: "gives two different orders",
      cause: "take all chance from `random`, not from `Math.random`",
    });
  if (one === other)
    return notYet({
      what: "`shuffled` with another seed",
      came: "gives the same order",
      cause: "is `random` used?",
    });
  const random = seeded(3);
  const twice = [0, 1].map(() => `${shuffled([...ten], random)}`);
  return twice[0] === twice[1]
    ? notYet({
        what: "a second call with the same `random`",
        came: "gives the same order again",
        cause:
          "use the `random` that is handed in; do not make a new one with `seeded`",
      })
    : undefined;
}

/** Counts the orders of three numbers: a fair shuffle gives each 1,000 times, give or take 30. */
function checkFair(
  shuffled: ReturnType<typeof functionOf>,
): Verdict | undefined {
  const random = seeded(92);
  const counts = new Map<string, number>();
  for (let n = 0; n < total; n++) {
    const order = `${shuffled([0, 1, 2], random)}`;
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const often = (order: string): number => counts.get(order) ?? 0;
  const orders = ["0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"];
  const worst = orders.find(
    (order) => Math.abs(often(order) - total / 6) > 150,
  );
  if (worst === undefined) return undefined;
  const moving = orders.filter((order) => often(order) > 0);
  const cause =
    moving.length === 2
      ? "no number ever stays at its place: draw j from 0 to i, with i itself: `random.integer(i + 1)`"
      : moving.length < 6
        ? "some orders never come: does the walk go through all places, from the last to the second?"
        : "draw j from the places up to i, `random.integer(i + 1)`; not from all places, and not by sorting";
  return notYet({
    what: `of ${total} shuffles of [0, 1, 2], the order ${worst.replaceAll(",", ", ")}`,
    came: `came ${often(worst)} times`,
    expected: "about as often as each of the other five",
    cause,
  });
}
