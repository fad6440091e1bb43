/** The exercises of lesson 09, batch, mini-batch, SGD: counting, a shuffle, slices, an epoch, a choice. */
import { checkFunction } from "../src/exercises/check-function.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import { checkSlices, updatesCheck } from "./09-mini-batches.checks.ts";
import { checkShuffle } from "./09-mini-batches.shuffle-checks.ts";
import { checkChosen } from "./09-mini-batches.choice-checks.ts";
import { checkEpoch, epochCheck } from "./09-mini-batches.epoch-checks.ts";
import type { Random } from "../src/engine/random.ts";

export const updates: Exercise = exercise({
  name: "miniBatches.updates",
  title: "How many updates?",
  solution: `function updates(samples: number, size: number, epochs: number): number {
  return epochs * Math.ceil(samples / size);
}`,
  hints: [
    "How many batches has one epoch of 10 samples with batches of 4? Count them: 4, 4 and 2.",
    "`Math.ceil` rounds up: the last, smaller batch counts as one.",
    "Round up in *each* epoch, then multiply: `epochs * Math.ceil(samples / size)`.",
  ],
  part: updatesCheck.expected,
  check: (answer) =>
    checkFunction(answer, updatesCheck) ??
    right("Every batch is one update, and the last one counts as well"),
});

export const shuffled: Exercise = exercise({
  name: "miniBatches.shuffled",
  title: "A fair shuffle",
  solution: `function shuffled(list: number[], random: Random): number[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const kept = copy[i];
    copy[i] = copy[j];
    copy[j] = kept;
  }
  return copy;
}`,
  hints: [
    "Begin with a copy, `const copy = [...list];`, and return it at the end.",
    "The loop goes down: `for (let i = copy.length - 1; i > 0; i--)`, and `const j = random.integer(i + 1);`.",
    "To let two numbers change places, keep one: `const kept = copy[i]; copy[i] = copy[j]; copy[j] = kept;`.",
  ],
  part: (list: number[], random: Random): number[] =>
    random.shuffle([...list]),
  check: (answer) =>
    checkShuffle(answer) ??
    right("Every number comes once, and every order is equally likely"),
});

export const slices: Exercise = exercise({
  name: "miniBatches.slices",
  title: "Slices",
  solution: `function slices(list: number[], size: number): number[][] {
  const out: number[][] = [];
  for (let i = 0; i < list.length; i += size) {
    out.push(list.slice(i, i + size));
  }
  return out;
}`,
  hints: [
    "`list.slice(from, to)` copies the numbers from place `from` to just before `to`.",
    "A loop that goes on by `size`: `for (let i = 0; i < list.length; i += size)`.",
    "`slice` stops at the end of the list by itself, so the last slice needs no special case.",
  ],
  part: (list: number[], size: number): number[][] =>
    list.flatMap((_, i) => (i % size === 0 ? [list.slice(i, i + size)] : [])),
  check: (answer) =>
    checkSlices(answer) ??
    right("Each number is in one slice, and only the last slice is shorter"),
});

export const epoch: Exercise = exercise({
  name: "miniBatches.epoch",
  title: "An epoch",
  solution: `function epoch(
  net: Net,
  data: Dataset,
  order: number[],
  size: number,
  rate: number,
): Net {
  let current = net;
  for (const rows of cut(order, size)) {
    current = moved(current, gradient(current, rowsOf(data, rows)), rate);
  }
  return current;
}`,
  hints: [
    "`for (const rows of cut(order, size))` goes through the batches. Keep the newest network in a variable.",
    "`gradient(current, rowsOf(data, rows))` is the gradient of one batch, at the newest network.",
    "`current = moved(current, slopes, rate);` in the loop, and `return current;` after it.",
  ],
  part: epochCheck.expected,
  check: (answer) =>
    checkEpoch(answer) ??
    right("One loop for every batch size: all, a few, or one"),
});

export const chosen: Exercise = exercise({
  name: "miniBatches.chosen",
  title: "Choose",
  solution: `function chosen(): { size: number; rate: number } {
  return { size: 4, rate: 0.3 };
}`,
  hints: [
    "With the whole batch there are only 150 updates in 150 epochs. That is too few for a spiral.",
    "Small batches make many updates. But the smaller the batch, the smaller the rate that it bears.",
    "Try batches of 4 with rates from 0.1 to 0.5.",
  ],
  part: () => ({ size: 4, rate: 0.3 }),
  check: (answer) =>
    checkChosen(answer) ??
    right("Batch size and rate fit each other, from two different starts"),
});
