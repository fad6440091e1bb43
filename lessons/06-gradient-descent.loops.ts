/** The loop of lesson 06, with its decisions left open. */
import type { Place } from "./06-gradient-descent.checks.ts";

export interface Stop {
  length: number;
  steps: number;
}
export type Gradient = (place: Place) => Place;
export type Descend = (
  slopesAt: Gradient,
  from: Place,
  rate: number,
  stop: Stop,
) => unknown;

/** What a loop may do in its own way. */
export interface Loop {
  /** Whether the slopes say that the walk is over. */
  readonly isOver: (slopes: Place, stop: Stop, rate: number) => boolean;
  readonly sign: number;
  /** Steps more than allowed. */
  readonly more: number;
}

const usual: Loop = {
  isOver: (slopes, { length }) => Math.hypot(...slopes) < length,
  sign: -1,
  more: 0,
};

function pathOf(
  changes: Partial<Loop>,
  slopesAt: Gradient,
  from: Place,
  rate: number,
  stop: Stop,
): Place[] {
  const { isOver, sign, more } = { ...usual, ...changes };
  const path = [from];
  for (let i = 0; i < stop.steps + more; i++) {
    const slopes = slopesAt(path[i]);
    if (isOver(slopes, stop, rate)) break;
    path.push(path[i].map((v, j) => v + sign * rate * slopes[j]));
  }
  return path;
}

/** A loop with these decisions. */
export const loop =
  (changes: Partial<Loop> = {}) =>
  (slopesAt: Gradient, from: Place, rate: number, stop: Stop): Place[] =>
    pathOf(changes, slopesAt, from, rate, stop);

/** The right loop. */
export const right: ReturnType<typeof loop> = loop();

/** A path that was right, and was then changed. */
export const changed =
  (change: (path: Place[]) => unknown): Descend =>
  (...inputs) =>
    change(right(...inputs));
