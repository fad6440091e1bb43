/**
 * A small picture for each lesson, made for the size at which the index of the lessons shows it: 120 wide, 80
 * high, lines only, no text. A lesson without one is shown with its first figure.
 */

/** One stroke of a picture. */
export interface Stroke {
  /** An SVG path. */
  readonly d: string;
  /** `ink` for what there is, `mark` for what the lesson is about, `quiet` for what lies behind. */
  readonly look: "ink" | "mark" | "quiet" | "dot" | "ring" | "spot";
}

/** By the name of the lesson. */
export const pictures: Readonly<Record<string, readonly Stroke[]>> = {
  "00-start-here": [
    axes(),
    {
      look: "mark",
      d: "M14 62 l10 -8 l6 9 l9 -22 l8 7 l10 -17 l9 10 l8 -16 l12 6 l10 -11 l9 4",
    },
    dots([14, 62], [105, 24]),
  ],
  "01-perceptron": [
    axes(),
    { look: "mark", d: "M26 8 L100 68" },
    dots([86, 20], [98, 34], [74, 14], [102, 48]),
    rings([24, 34], [36, 52], [54, 60], [30, 62]),
  ],
  "02-xor": [
    { look: "mark", d: "M16 46 L74 8 M46 72 L104 34" },
    dots([36, 20], [84, 60]),
    rings([36, 60], [84, 20]),
  ],
  "03-activations": [
    axes(),
    { look: "quiet", d: curve((x) => Math.tanh(1.4 * x)) },
    { look: "ink", d: curve((x) => Math.max(0, x) - 0.5) },
    { look: "mark", d: curve((x) => 1.4 / (1 + Math.exp(-3 * x)) - 0.7) },
  ],
  "04-sigmoid-derivative": [
    axes(),
    { look: "ink", d: curve((x) => 1.8 / (1 + Math.exp(-3 * x)) - 0.9) },
    { look: "mark", d: "M45 68.7 L77.4 11.3" },
    dots([61.2, 40]),
  ],
  "05-losses": [
    axes(),
    { look: "quiet", d: curve((x) => 0.42 * x * x - 0.9) },
    {
      look: "mark",
      d: curve((x) => -Math.log((x + 2.1) / 4.1) * 0.75 - 0.85),
    },
  ],
  "06-gradient-descent": [
    ...[30, 22, 14, 6].map((r): Stroke => ({ look: "quiet", d: ellipse(r) })),
    { look: "mark", d: "M22 14 L30 34 L44 30 L50 42 L59 38 L62 42" },
    dots([22, 14], [30, 34], [44, 30], [50, 42], [59, 38]),
  ],
  "07-chain-rule": [
    { look: "ink", d: "M27 24 L53 38 M27 58 L53 42 M67 40 L91 40" },
    { look: "mark", d: "M92 52 q-14 12 -28 2 M54 54 q-10 16 -24 12" },
    rings([20, 20], [20, 62], [60, 40], [98, 40]),
  ],
  "08-two-layers": [
    { look: "quiet", d: layers([26, 54], [16, 40, 64], 22, 60) },
    { look: "quiet", d: layers([16, 40, 64], [40], 60, 98) },
    rings([22, 26], [22, 54], [98, 40]),
    dots([60, 16], [60, 40], [60, 64]),
  ],
  "09-mini-batches": [
    axes(),
    { look: "quiet", d: "M12 12 C26 58 60 62 110 64" },
    {
      look: "mark",
      d: "M12 12 l5 22 l4 -12 l6 25 l5 -13 l6 20 l6 -14 l6 15 l7 -9 l7 12 l8 -9 l8 9 l9 -6 l9 6 l12 -3",
    },
  ],
  "10-any-depth": [
    { look: "quiet", d: layers([26, 54], [16, 40, 64], 14, 37) },
    { look: "quiet", d: layers([16, 40, 64], [16, 40, 64], 37, 60) },
    { look: "quiet", d: layers([16, 40, 64], [16, 40, 64], 60, 83) },
    { look: "quiet", d: layers([16, 40, 64], [26, 54], 83, 106) },
    rings([14, 26], [14, 54], [106, 26], [106, 54]),
    dots(
      ...[37, 60, 83].flatMap((x) =>
        [16, 40, 64].map((y): [number, number] => [x, y]),
      ),
    ),
  ],
  "11-mnist-data": [
    { look: "quiet", d: "M12 70 H110" },
    {
      look: "ink",
      d: "M18 70 V40 M28 70 V28 M38 70 V38 M48 70 V34 M58 70 V40 M68 70 V46 M78 70 V36 M88 70 V30 M98 70 V38",
    },
    { look: "mark", d: "M12 22 H110" },
  ],
  "12-mnist": [
    {
      look: "spot",
      d: pixels(
        "..####..",
        ".##..##.",
        ".....##.",
        "...###..",
        ".....##.",
        "......#.",
        ".#...##.",
        ".#####..",
      ),
    },
  ],
  "13-published-program": [
    axes(),
    { look: "quiet", d: "M12 70 H34 M34 70 V62 H50" },
    { look: "mark", d: "M50 62 V46 H66 M66 46 V28 H84 M84 28 V18 H108" },
    dots([34, 70], [50, 62], [66, 46], [84, 28]),
  ],
  "14-wide-network": [
    axes(),
    { look: "quiet", d: "M16 66 C40 40 70 30 108 26" },
    { look: "mark", d: "M16 56 C24 20 50 14 108 12" },
    { look: "ink", d: "M12 10 H108" },
  ],
  "15-learning-better": [
    axes(),
    {
      look: "ink",
      d: "M14 14 C20 40 28 44 42 46 V56 C56 58 64 59 74 60 V66 H108",
    },
    { look: "mark", d: "M42 38 V64 M74 52 V70" },
  ],
  "16-convolutions": [
    { look: "quiet", d: grid(6, 10, 10, 10) },
    { look: "quiet", d: grid(4, 76, 20, 10) },
    { look: "ink", d: "M50 20 L76 30 M50 50 L76 40" },
    { look: "mark", d: "M20 20 h30 v30 h-30 z M76 30 h10 v10 h-10 z" },
  ],
  "17-alone": [
    { look: "quiet", d: "M30 10 H90 V70 H30 z" },
    { look: "quiet", d: "M40 24 H80 M40 36 H80 M40 48 H80" },
    { look: "mark", d: "M44 58 l6 6 l14 -14" },
  ],
  "18-maths": [
    axes(),
    { look: "ink", d: "M14 68 C50 66 78 56 104 8" },
    { look: "mark", d: "M62 70 L104 34" },
  ],
  "19-typescript": [
    { look: "quiet", d: "M12 20 H110 M12 40 H110 M12 60 H110" },
    {
      look: "dot",
      d: circles(
        [
          [22, 20],
          [46, 40],
          [70, 20],
          [94, 60],
        ],
        4,
      ),
    },
  ],
  "20-words": [
    { look: "ink", d: "M20 12 H56 V68 H20 Z M66 12 H102 V68 H66 Z" },
    { look: "mark", d: "M26 24 H50 M26 36 H50 M72 24 H96 M72 36 H88" },
  ],
};

function axes(): Stroke {
  return { look: "quiet", d: "M12 6 V70 H110" };
}

function dots(...at: readonly (readonly [number, number])[]): Stroke {
  return { look: "dot", d: circles(at, 3) };
}

function rings(...at: readonly (readonly [number, number])[]): Stroke {
  return { look: "ring", d: circles(at, 5) };
}

function circles(
  at: readonly (readonly [number, number])[],
  r: number,
): string {
  return at
    .map(
      ([x, y]) =>
        `M${x - r} ${y} a${r} ${r} 0 1 0 ${2 * r} 0 a${r} ${r} 0 1 0 ${-2 * r} 0`,
    )
    .join(" ");
}

/** The graph of f over -2 to 2; values from -1 to 1 fill the height. */
function curve(f: (x: number) => number): string {
  const points = Array.from({ length: 33 }, (_, i) => {
    const x = -2 + i / 8;
    const y = Math.min(1.05, Math.max(-1.05, f(x)));
    return `${14 + i * 2.95} ${(40 - 31 * y).toFixed(1)}`;
  });
  return `M${points.join(" L")}`;
}

function ellipse(r: number): string {
  return `M${62 - 1.5 * r} 42 a${1.5 * r} ${r} 0 1 0 ${3 * r} 0 a${1.5 * r} ${r} 0 1 0 ${-3 * r} 0`;
}

/** A line from each unit of one layer to each of the next. */
function layers(
  from: readonly number[],
  to: readonly number[],
  left: number,
  right: number,
): string {
  return from
    .flatMap((a) => to.map((b) => `M${left} ${a} L${right} ${b}`))
    .join(" ");
}

/** The lines of `cells` by `cells` squares. */
function grid(
  cells: number,
  left: number,
  top: number,
  size: number,
): string {
  const length = cells * size;
  return Array.from(
    { length: cells + 1 },
    (_, i) =>
      `M${left + i * size} ${top} v${length} M${left} ${top + i * size} h${length}`,
  ).join(" ");
}

/** A square for each #. */
function pixels(...rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row].map((pixel, x) =>
        pixel === "#" ? `M${28 + 8 * x} ${8 + 8 * y} h7 v7 h-7 z` : "",
      ),
    )
    .filter((square) => square !== "")
    .join(" ");
}
