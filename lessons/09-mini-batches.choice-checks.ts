/** How the settings that the reader of lesson 09 chose are judged: by two trainings on the spiral. */
import { spiral } from "../src/data/clouds.ts";
import type { Dataset } from "../src/engine/dataset.ts";
import { Matrix } from "../src/engine/matrix.ts";
import { map } from "../src/engine/operations.ts";
import { seeded } from "../src/engine/random.ts";
import { fieldsOf, numberOf, resultOf } from "../src/exercises/answer.ts";
import { describeNumber } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import {
  counted,
  type Net,
  pass,
  rightEpoch,
} from "./09-mini-batches.epoch-checks.ts";

/** The start of the lesson. */
function startOf(seed: number): Net {
  const chance = seeded(seed);
  const W1 = map(new Matrix(2, 16), () => chance.normal(0, 0.7));
  const W2 = map(new Matrix(16, 1), () => chance.normal(0, 0.25));
  return { W1, b1: new Matrix(1, 16), W2, b2: new Matrix(1, 1) };
}

/** Which share of the spiral is right after 150 epochs. */
export function spiralAccuracy(
  size: number,
  rate: number,
  seed: number,
  data: Dataset = spiral({ perClass: 100, random: seeded(1) }),
): number {
  const chance = seeded(1);
  const rows = counted(new Array(data.X.rows).fill(0));
  let net = startOf(seed);
  for (let n = 0; n < 150; n++)
    net = rightEpoch(net, data, chance.shuffle([...rows]), size, rate);
  const hits = pass(net, data.X).A2.data.filter(
    (a, i) => (a >= 0.5 ? 1 : 0) === data.Y.data[i],
  );
  return hits.length / data.X.rows;
}

export function checkChosen(answer: unknown): Verdict | undefined {
  const fields = fieldsOf(resultOf(answer, "chosen"), "`chosen()`", [
    "size",
    "rate",
  ]);
  const size = numberOf(fields.size, "`size`");
  const rate = numberOf(fields.rate, "`rate`");
  if (!(Number.isInteger(size) && size >= 1 && size <= 200))
    return notYet({
      what: "`size`",
      came: `is ${describeNumber(size)}`,
      expected: "a whole number from 1 to 200, the number of points",
    });
  if (!(rate > 0 && Number.isFinite(rate)))
    return notYet({
      what: "`rate`",
      came: `is ${describeNumber(rate)}`,
      expected: "a number above 0",
      cause: Number.isNaN(rate)
        ? "NaN is no number: a name with a slip, or 0 / 0"
        : rate === 0
          ? "with rate 0 nothing moves"
          : "a negative rate walks up the loss",
    });
  for (const seed of [1, 2]) {
    const accuracy = spiralAccuracy(size, rate, seed);
    if (!(accuracy >= 0.95))
      return notYet({
        what: `the network from start ${seed}`,
        came: `gets ${(100 * accuracy).toFixed(1)} % right after 150 epochs`,
        expected: "at least 95 %",
        cause: causeOfSettings(size, rate),
      });
  }
  return undefined;
}

/**
 * What to change. On this spiral the best rate is about a tenth of the batch size; larger batches than
 * 32 have too few updates in 150 epochs at any rate.
 */
function causeOfSettings(size: number, rate: number): string {
  if (size > 32)
    return `with batches of ${size} there are only ${150 * Math.ceil(200 / size)} updates: try smaller batches`;
  return rate > size / 10
    ? "the steps are too long for batches of this size: try a smaller rate"
    : "these updates are too short to come far enough: try a larger rate, or smaller batches";
}
