/** The data sets of a playground, in what a network is given of them; each line of code beside what it does. */
import { blobs, moons, spiral } from "../../data/clouds.ts";
import { split } from "../../data/split.ts";
import { gates } from "../../data/tables.ts";
import type { Dataset } from "../../engine/dataset.ts";
import { column, type Matrix, matrix } from "../../engine/matrix.ts";
import { seeded } from "../../engine/random.ts";
import type {
  PaintedPoint,
  PlaygroundData,
  PlaygroundInput,
  PlaygroundSettings,
} from "./settings.ts";

/** A square of the plane, both axes from `low`; it is `size` wide and high. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

interface Source {
  /** The points, in the plane. */
  readonly points: (painted: readonly PaintedPoint[]) => Dataset;
  /** What is shown of the plane. */
  readonly square: Square;
  /** An expression that makes the same. */
  readonly code: string;
  /** The names of the library that it needs. */
  readonly names: readonly string[];
}

const gateSquare: Square = { x: -0.5, y: -0.5, size: 2 };

export const sources: Readonly<Record<PlaygroundData, Source>> = {
  and: { points: () => gates.and, square: gateSquare, code: "gates.and", names: ["gates"] },
  or: { points: () => gates.or, square: gateSquare, code: "gates.or", names: ["gates"] },
  xor: { points: () => gates.xor, square: gateSquare, code: "gates.xor", names: ["gates"] },
  blobs: {
    points: () => blobs({ perClass: 100, spread: 0.5, random: seeded(1) }),
    square: { x: -3, y: -3, size: 6 },
    code: "blobs({ perClass: 100, spread: 0.5, random: seeded(1) })",
    names: ["blobs", "seeded"],
  },
  moons: {
    points: () => moons({ perClass: 100, noise: 0.15, random: seeded(1) }),
    square: { x: -1.6, y: -1.85, size: 4.2 },
    code: "moons({ perClass: 100, noise: 0.15, random: seeded(1) })",
    names: ["moons", "seeded"],
  },
  spiral: {
    points: () => spiral({ perClass: 100, random: seeded(1) }),
    square: { x: -1.2, y: -1.2, size: 2.4 },
    code: "spiral({ perClass: 100, random: seeded(1) })",
    names: ["spiral", "seeded"],
  },
  painted: {
    points: (painted) => ({
      X: matrix(painted.map(([x, y]) => [x, y])),
      Y: column(painted.map(([, , label]) => label)),
    }),
    square: { x: -2, y: -2, size: 4 },
    code: "{ X: matrix(points.map(([x, y]) => [x, y])), Y: column(points.map(([, , c]) => c)) }",
    names: ["column", "matrix"],
  },
};

/** What each input is of a point, and the same as code. */
export const inputs: Readonly<
  Record<PlaygroundInput, { readonly of: (x: number, y: number) => number; readonly code: string }>
> = {
  x: { of: (x) => x, code: "x" },
  y: { of: (_, y) => y, code: "y" },
  "x^2": { of: (x) => x ** 2, code: "x ** 2" },
  "y^2": { of: (_, y) => y ** 2, code: "y ** 2" },
  xy: { of: (x, y) => x * y, code: "x * y" },
  "sin x": { of: (x) => Math.sin(Math.PI * x), code: "Math.sin(Math.PI * x)" },
  "sin y": { of: (_, y) => Math.sin(Math.PI * y), code: "Math.sin(Math.PI * y)" },
};

/** What the network is given of points in the plane. */
export function featuresOf(points: Matrix, names: readonly PlaygroundInput[]): Matrix {
  return matrix(points.toArray().map(([x, y]) => names.map((name) => inputs[name].of(x, y))));
}

/** From so many samples on, a part of them is set aside to judge by. */
export const leastToSplit = 20;

/** Samples to learn from, and where there are enough of them, samples to judge by. */
export interface PlaygroundParts {
  readonly training: Dataset;
  readonly validation: Dataset | undefined;
}

/** The data of a playground in the plane, parted as they are for training. */
export function planeParts({ data, points }: PlaygroundSettings): PlaygroundParts {
  const all = sources[data].points(points);
  if (all.X.rows < leastToSplit) return { training: all, validation: undefined };
  return split(all, { validation: 0.3, random: seeded(1) });
}
