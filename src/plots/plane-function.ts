/** A function of two numbers, computed on a grid: what surfaces and contours show. */

import type { Range } from "./plotly.ts";
import { extent, linspace } from "./ranges.ts";

export type HeightFunction = (x: number, y: number) => number;

/** The part of the plane that is shown. */
export interface PlaneOptions {
  /** Values of x that are shown; [-2, 2] if left out. */
  readonly xRange?: Range;
  /** Values of y that are shown; [-2, 2] if left out. */
  readonly yRange?: Range;
  /** Grid points along each side; 61 if left out. */
  readonly resolution?: number;
  /** Title of the x axis; "x" if left out. */
  readonly x?: string;
  /** Title of the y axis; "y" if left out. */
  readonly y?: string;
  /** Name of the heights; "f(x, y)" if left out. */
  readonly z?: string;
}

export interface Heights {
  readonly x: number[];
  readonly y: number[];
  /** One row for each y. */
  readonly z: number[][];
  readonly low: number;
  readonly high: number;
}

/** @throws RangeError if `f` gives a number that is not finite; the message says where. */
export function heights(where: string, f: HeightFunction, options: PlaneOptions): Heights {
  const { xRange = [-2, 2], yRange = [-2, 2], resolution = 61 } = options;
  if (!Number.isInteger(resolution) || resolution < 2) {
    throw new RangeError(
      `${where}: resolution is ${resolution}; it must be a whole number from 2 up`,
    );
  }
  const x = linspace(xRange[0], xRange[1], resolution);
  const y = linspace(yRange[0], yRange[1], resolution);
  const z = y.map((b) => x.map((a) => finite(where, f, a, b)));
  const [low, high] = extent(z.flat());
  return { x, y, z, low, high };
}

/** Points of a way downhill: [x, y] in order. */
export type Path = readonly (readonly [number, number] | readonly number[])[];

/** @throws RangeError if a path is empty or a point is not two finite numbers. */
export function checkPath(where: string, name: string, path: Path): void {
  if (path.length === 0) throw new RangeError(`${where}: ${name} is empty; give at least 1 point`);
  path.forEach((point, i) => {
    if (point.length === 2 && point.every(Number.isFinite)) return;
    throw new RangeError(
      `${where}: ${name}[${i}] is [${point.join(", ")}]; a point is [x, y], both finite`,
    );
  });
}

function finite(where: string, f: HeightFunction, x: number, y: number): number {
  const z = f(x, y);
  if (Number.isFinite(z)) return z;
  throw new RangeError(`${where}: f(${x}, ${y}) is ${z}; every height must be a finite number`);
}
