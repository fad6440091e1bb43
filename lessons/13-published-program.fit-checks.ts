/** How the repaired training of lesson 13 is judged: by spies in the place of the program's other parts. */
import type { Split } from "../src/data/split.ts";
import type { Dataset } from "../src/engine/dataset.ts";
import { type Matrix, matrix, zeros } from "../src/engine/matrix.ts";
import { sliceRows } from "../src/engine/operations.ts";
import { functionOf } from "../src/exercises/answer.ts";
import { causeOfType } from "../src/exercises/cause.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import type { Matrices, Net } from "./13-published-program.forward-checks.ts";

type Options = Record<string, number>;
type Read = (X: Matrix) => Matrix;

/** The parts that a training calls. */
interface Parts {
  forward(net: Net, X: Matrix): Matrix;
  backward(p: Parts, net: Net, Y: Matrix): Matrices;
  update(net: Net, slopes: Matrices, options: Options): void;
  accuracy(read: Read, data: Dataset): number;
  print(line: string): void;
}

export function rightFit(
  p: Parts,
  net: Net,
  data: Split,
  options: Options,
): void {
  const { X, Y } = data.training;
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    for (let i = 0; i < X.rows; i++) {
      p.forward(net, sliceRows(X, i, i + 1));
      const slopes = p.backward(p, net, sliceRows(Y, i, i + 1));
      p.update(net, slopes, options);
    }
    const share = p.accuracy((V) => p.forward(net, V), data.validation);
    p.print(`epoch ${epoch}: accuracy ${share}`);
  }
}

const samples = (rows: readonly number[]): Dataset => ({
  X: matrix(rows.map((x) => [x, 10 * x])),
  Y: matrix(rows.map((x) => [x, 1 - x])),
});
const data: Split = {
  training: samples([1, 2, 3, 4]),
  validation: samples([5, 6]),
};
const options: Options = { epochs: 2, rate: 0.1 };
const shares = [0.25, 0.75];

/** What the spies saw, in the order in which it came. */
interface Seen {
  readonly inputs: number[][][];
  readonly targets: number[][][];
  readonly slopes: unknown[];
  readonly updates: unknown[];
  readonly rates: unknown[];
  /** On how many samples the accuracy was taken, and after how many updates. */
  readonly judged: { rows: number; updates: number }[];
  readonly lines: unknown[];
}

function spies(seen: Seen): Parts {
  let reading = false;
  return {
    forward: (_net, X) => {
      if (!reading) seen.inputs.push(X.toArray());
      return zeros(X.rows, 2);
    },
    backward: (_p, _net, Y) => {
      seen.targets.push(Y.toArray());
      const slopes = { W1: zeros(2, 2) };
      seen.slopes.push(slopes);
      return slopes;
    },
    update: (_net, slopes, given) => {
      seen.updates.push(slopes);
      seen.rates.push(given?.rate);
    },
    accuracy: (read, { X }) => {
      reading = true;
      read(X);
      reading = false;
      seen.judged.push({ rows: X.rows, updates: seen.updates.length });
      return shares[seen.judged.length - 1] ?? 0.5;
    },
    print: (line) => seen.lines.push(line),
  };
}

export function checkFit(answer: unknown): Verdict | undefined {
  const trained = functionOf(answer, "fit");
  const seen: Seen = {
    ...{ inputs: [], targets: [], slopes: [], updates: [], rates: [] },
    ...{ judged: [], lines: [] },
  };
  const net: Net = { sizes: [2, 2], params: { W1: zeros(2, 2) } };
  const came = trained(spies(seen), net, data, options);
  if (isTodo(came)) throw new NotTried();
  if (came instanceof Promise)
    return notYet({
      what: "`fit`",
      came: "gives a promise",
      cause: causeOfType(came),
    });
  return checkSamples(seen) ?? checkUpdates(seen) ?? checkLines(seen);
}

const steps = options.epochs * data.training.X.rows;
const said = "with 4 training samples and 2 epochs, ";

function checkSamples({ inputs, targets }: Seen): Verdict | undefined {
  for (const [part, calls, name] of [
    ["forward", inputs, "X"],
    ["backward", targets, "Y"],
  ] as const) {
    const what = `${said}\`p.${part}\``;
    if (calls.length === 0)
      return notYet({
        what,
        came: "is never called",
        cause: `the training calls the parts of the program \`p\` that it is given: \`p.${part}(...)\``,
      });
    if (calls.some((rows) => rows.length !== 1))
      return notYet({
        what: `${said}a call of \`p.${part}\``,
        came: `gets ${calls.find((rows) => rows.length !== 1)?.length} rows`,
        expected: "one",
        cause: `it is the row of sample i alone: \`sliceRows(${name}, i, i + 1)\``,
      });
    if (calls.length !== steps)
      return notYet({
        what,
        came: `is called ${calls.length} times`,
        expected: `${steps}`,
        cause: causeOfCount(calls.length),
      });
  }
  return checkPairs(inputs, targets);
}

function causeOfCount(count: number): string {
  if (count === steps / 2)
    return "each epoch goes over all samples: one loop inside the other";
  if (count > steps)
    return "a loop goes one turn too far: samples count from 0 and end before `X.rows`, epochs count from 1";
  return "a loop ends too early: samples count from 0, and the last one belongs to them";
}

/** The row of X and the row of Y are of the same sample, and each one has its turn. */
function checkPairs(
  inputs: readonly number[][][],
  targets: readonly number[][][],
): Verdict | undefined {
  const torn = inputs.findIndex(([[x]], i) => targets[i][0][0] !== x);
  if (torn >= 0)
    return notYet({
      what: `${said}step ${torn + 1}`,
      came: "takes the row of one sample and the target of another",
      cause:
        "both are row i: `sliceRows(X, i, i + 1)` and `sliceRows(Y, i, i + 1)`",
    });
  const first = inputs.slice(0, steps / 2).map(([[x]]) => x);
  return new Set(first).size === first.length
    ? undefined
    : notYet({
        what: "the first epoch",
        came: "takes a sample twice",
        cause: "is the row that of `i`?",
      });
}

function checkUpdates({ slopes, updates, rates }: Seen): Verdict | undefined {
  const what = `${said}\`p.update\``;
  if (updates.length !== steps)
    return notYet({
      what,
      came: `is called ${updates.length} times`,
      expected: `${steps}`,
      cause: "after each walk back: `p.update(net, slopes, options)`",
    });
  if (updates.some((one, i) => one !== slopes[i]))
    return notYet({
      what,
      came: `gets ${describeValue(updates.find((one, i) => one !== slopes[i]))}`,
      cause: "it takes what `p.backward(p, net, ...)` has just given",
    });
  return rates.every((rate) => rate === options.rate)
    ? undefined
    : notYet({
        what,
        came: "gets no rate",
        cause: "hand the `options` on as its third input",
      });
}

function checkLines({ judged, lines }: Seen): Verdict | undefined {
  const { epochs } = options;
  const cause =
    lines.length === 0
      ? "`p.print(...)` after each epoch"
      : lines.length < epochs
        ? "the print stands behind the loop over epochs: put it inside, at its end"
        : lines.length === steps
          ? "the print stands in the loop over samples: put it behind that, still inside the loop over epochs"
          : undefined;
  if (lines.length !== epochs)
    return notYet({
      what: `${said}\`p.print\``,
      came: `is called ${lines.length} times`,
      expected: `${epochs}`,
      cause,
    });
  return (
    checkJudged(judged) ??
    lines
      .map((line, i) => checkLine(String(line), i))
      .find((verdict) => verdict !== undefined)
  );
}

function checkJudged(judged: Seen["judged"]): Verdict | undefined {
  const what = `${said}\`p.accuracy\``;
  if (judged.length !== options.epochs)
    return notYet({
      what,
      came: `is called ${judged.length} times`,
      expected: `${options.epochs}`,
      cause:
        judged.length === 0
          ? "a function in a template is text; call it, with its inputs in brackets"
          : "once after each epoch",
    });
  if (judged.some(({ rows }) => rows !== data.validation.X.rows))
    return notYet({
      what,
      came: `gets ${judged[0].rows} samples`,
      expected: "the 2 validation samples",
      cause:
        "`data.validation`: on the images that it learns from every network looks better",
    });
  const early = judged.some(
    ({ updates }, i) => updates !== ((i + 1) * steps) / 2,
  );
  return early
    ? notYet({
        what,
        came: "is called before the epoch is done",
        cause: "first all samples of the epoch, then the accuracy",
      })
    : undefined;
}

/** The number of the epoch and the accuracy, in any words, as a share or in per cent. */
function checkLine(line: string, i: number): Verdict | undefined {
  const numbers = [...line.matchAll(/\d+(?:\.\d+)?/g)].map(([n]) =>
    Number(n),
  );
  const hasShare = numbers.some(
    (n) =>
      Math.abs(n - shares[i]) < 0.051 || Math.abs(n - 100 * shares[i]) < 0.6,
  );
  const hasEpoch = numbers.includes(i + 1);
  if (hasShare && hasEpoch) return undefined;
  return notYet({
    what: `line ${i + 1}`,
    came: `is ${describeValue(line)}`,
    expected: `the number ${i + 1} of the epoch, and the accuracy`,
    cause: line.includes("=>")
      ? "a function in a template is text; call it, and print what it gives"
      : hasShare
        ? "the number of the epoch is missing, or it counts from 0"
        : "is it the result of this epoch's `p.accuracy(...)` that is printed?",
  });
}
