/**
 * Clouds of points in the plane, to be told apart. X is samples x 2. The classes take turns: sample
 * i is of class i mod (number of classes). With two classes Y is one column of zeros and ones, with
 * more it is one-hot.
 */
import type { Dataset } from "../engine/dataset.ts";
import { Matrix, matrix } from "../engine/matrix.ts";
import { type Random, seeded } from "../engine/random.ts";
import { oneHot } from "./labels.ts";

/** What every cloud of points may be told. */
export interface CloudOptions {
  /** Points of each class; 50 if left out. */
  readonly perClass?: number;
  /** Where chance comes from; `seeded(1)` if left out. */
  readonly random?: Random;
}

/** What `blobs` may be told. */
export interface BlobOptions extends CloudOptions {
  /** The middle of each cloud; (-1, -1) and (1, 1) if left out. */
  readonly centers?: readonly (readonly [number, number])[];
  /** Standard deviation of the points about their middle; 0.3 if left out: then a gap stays. */
  readonly spread?: number;
}

/**
 * Round clouds: points scattered about their middles by the bell curve.
 *
 * @example blobs({ centers: [[0, 0], [3, 0], [0, 3]], perClass: 20 }).X.shape // "60x2"
 */
export function blobs({
  centers = twoCenters,
  spread = 0.3,
  ...options
}: BlobOptions = {}): Dataset {
  checkSize("blobs", "spread", spread);
  return cloud("blobs", centers.length, options, (label, _, random) => {
    const [x, y] = centers[label];
    return [random.normal(x, spread), random.normal(y, spread)];
  });
}

/** What `moons` may be told. */
export interface NoiseOptions extends CloudOptions {
  /** Standard deviation by which points leave their curve; 0.1 for moons, 0.02 for spirals. */
  readonly noise?: number;
}

/**
 * Two half circles of radius 1 that reach into each other: no straight line tells them apart.
 *
 * @example moons({ perClass: 100, noise: 0.15, random: seeded(7) })
 */
export function moons({ noise = 0.1, ...options }: NoiseOptions = {}): Dataset {
  checkSize("moons", "noise", noise);
  return cloud("moons", 2, options, (label, along, random) => {
    const x = Math.cos(Math.PI * along);
    const y = Math.sin(Math.PI * along);
    const middle = label === 0 ? [x, y] : [1 - x, 0.5 - y];
    return [random.normal(middle[0], noise), random.normal(middle[1], noise)];
  });
}

/** What `spiral` may be told. */
export interface SpiralOptions extends NoiseOptions {
  /** How many arms, each a class; 2 if left out. */
  readonly arms?: number;
  /** How often an arm goes round; 1 if left out. */
  readonly turns?: number;
}

/**
 * Arms that wind about the origin, from radius 0 to 1.
 *
 * @example spiral({ perClass: 100, random: seeded(7) })
 */
export function spiral({
  arms = 2,
  turns = 1,
  noise = 0.02,
  ...options
}: SpiralOptions = {}): Dataset {
  checkSize("spiral", "noise", noise);
  checkSize("spiral", "turns", turns);
  return cloud("spiral", arms, options, (label, radius, random) => {
    const angle = 2 * Math.PI * (turns * radius + label / arms);
    const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return [random.normal(x, noise), random.normal(y, noise)];
  });
}

const twoCenters: readonly (readonly [number, number])[] = [
  [-1, -1],
  [1, 1],
];

/** A point of class `label`; `along` goes from 0 for the class's first point to 1 for its last. */
type Place = (label: number, along: number, random: Random) => [number, number];

function cloud(
  operation: string,
  classes: number,
  { perClass = 50, random = seeded(1) }: CloudOptions,
  place: Place,
): Dataset {
  checkWhole(operation, "classes", classes, 2, 256);
  checkWhole(operation, "perClass", perClass, 1, 1_000_000);
  const labels = Uint8Array.from({ length: classes * perClass }, (_, i) => i % classes);
  const points = Array.from(labels, (label, i) =>
    place(label, perClass === 1 ? 0 : Math.floor(i / classes) / (perClass - 1), random),
  );
  return {
    X: matrix(points),
    Y:
      classes === 2
        ? new Matrix(labels.length, 1, Float64Array.from(labels))
        : oneHot(labels, classes),
    labels,
  };
}

function checkSize(operation: string, name: string, value: number): void {
  if (Number.isFinite(value) && value >= 0) return;
  throw new RangeError(`${operation}: ${name} is ${value}; it must be a number from 0`);
}

function checkWhole(
  operation: string,
  name: string,
  value: number,
  least: number,
  most: number,
): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(
    `${operation}: ${name} is ${value}; it must be a whole number from ${least} to ${most}`,
  );
}
