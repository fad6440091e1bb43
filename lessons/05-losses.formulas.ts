/** Small formulas that the checks of lesson 05 share. */
import type { Random } from "../src/engine/random.ts";

export const sum = (list: number[]): number =>
  list.reduce((s, v) => s + v, 0);
export const oneHot = (classes: number, label: number): number[] =>
  Array.from({ length: classes }, (_, i) => (i === label ? 1 : 0));
export const labelOf = (y: number[]): number => y.indexOf(1);
export const list = (
  random: Random,
  length: number,
  spread: number,
): number[] => Array.from({ length }, () => random.normal(0, spread));
export const softmax = (z: number[]): number[] => {
  const powers = z.map((zi) => Math.exp(zi - Math.max(...z)));
  return powers.map((power) => power / sum(powers));
};
