/** How the training loop of lesson 08 is judged. */
import type { Matrix } from "../src/engine/matrix.ts";
import { add, map, scale, subtract, sum } from "../src/engine/operations.ts";
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { rightBackward } from "./08-two-layers.backward-checks.ts";
import {
  example,
  rightForward,
  table,
  type TwoLayers,
} from "./08-two-layers.pass-checks.ts";

type Loop = (
  net: TwoLayers,
  X: Matrix,
  Y: Matrix,
  steps: number,
  rate: number,
) => { net: TwoLayers; losses: number[] };

const lossOf = (net: TwoLayers, X: Matrix, Y: Matrix): number =>
  sum(map(subtract(rightForward(net, X).A2, Y), (e) => e * e));

/** One step; `moves` says how a matrix moves. */
type Move = (W: Matrix, dW: Matrix, rate: number) => Matrix;
const against: Move = (W, dW, rate) => subtract(W, scale(dW, rate));

/** The loop with another step. */
const loop =
  (
    step: (net: TwoLayers, X: Matrix, Y: Matrix, rate: number) => TwoLayers,
    { more = 0, loss = lossOf }: { more?: number; loss?: typeof lossOf } = {},
  ): Loop =>
  (start, X, Y, steps, rate) => {
    let net = start;
    const losses = [loss(net, X, Y)];
    for (let i = 0; i < steps + more; i++) {
      net = step(net, X, Y, rate);
      losses.push(loss(net, X, Y));
    }
    return { net, losses };
  };

const stepBy =
  (first: Move, last: Move = first) =>
  (net: TwoLayers, X: Matrix, Y: Matrix, rate: number): TwoLayers => {
    const { dW1, dW2 } = rightBackward(net, X, Y);
    return { W1: first(net.W1, dW1, rate), W2: last(net.W2, dW2, rate) };
  };
const stays: Move = (W) => W;

const rightLoop: Loop = loop(stepBy(against));

/** What comes out of the right loop, changed at the end. */
const ending =
  (
    change: (run: ReturnType<Loop>, start: TwoLayers) => unknown,
  ): FunctionSlip[0] =>
  (...inputs: Parameters<Loop>) =>
    change(rightLoop(...inputs), inputs[0]);

const loopSlips: readonly FunctionSlip[] = [
  [
    ending(({ net, losses }) => ({ net, losses: losses.slice(0, -1) })),
    "the loss of the last network is missing: `steps + 1` losses, the last one after the loop",
  ],
  [
    ending(({ net, losses }) => ({ net, losses: losses.slice(1) })),
    "the loss of the start is missing: note a loss before the first step",
  ],
  [
    ending(({ net, losses }) => ({ net, losses: losses.at(-1) })),
    "all losses are asked for, in a list, not only the last one",
  ],
  [
    ending(({ losses }, start) => ({ net: start, losses })),
    "the losses are right, but the network that comes back is the start: return the last one",
  ],
  [
    loop(stepBy((W, dW, rate) => add(W, scale(dW, rate)))),
    "the step goes up: it must go against the slope, W - rate dW",
  ],
  [loop(stepBy((W, dW) => subtract(W, dW))), "the rate is not used"],
  [
    loop(stepBy(against, stays)),
    "W2 has not changed: both matrices take the step",
  ],
  [
    loop(stepBy(stays, against)),
    "W1 has not changed: both matrices take the step",
  ],
  [
    loop(stepBy(stays)),
    "the network never changes: is the new one put in the place of the old one?",
  ],
  [
    loop((net, X, Y, rate) => {
      const W1 = against(net.W1, rightBackward(net, X, Y).dW1, rate);
      const W2 = against(
        net.W2,
        rightBackward({ ...net, W1 }, X, Y).dW2,
        rate,
      );
      return { W1, W2 };
    }),
    "W1 was changed before the slopes of W2 were found: one walk back gives both",
  ],
  [
    loop((net, X, Y, rate) => {
      const W2 = against(net.W2, rightBackward(net, X, Y).dW2, rate);
      const W1 = against(
        net.W1,
        rightBackward({ ...net, W2 }, X, Y).dW1,
        rate,
      );
      return { W1, W2 };
    }),
    "W2 was changed before the slopes of W1 were found: one walk back gives both",
  ],
  [
    (start: TwoLayers, X: Matrix, Y: Matrix, steps: number, rate: number) => {
      const { dW1, dW2 } = rightBackward(start, X, Y);
      return loop(({ W1, W2 }) => ({
        W1: against(W1, dW1, rate),
        W2: against(W2, dW2, rate),
      }))(start, X, Y, steps, rate);
    },
    "the gradient is found only once: it is another one after each step",
  ],
  [
    (start: TwoLayers, X: Matrix, Y: Matrix, steps: number, rate: number) => {
      const one = stepBy(against)(start, X, Y, rate);
      return loop(() => one)(start, X, Y, steps, rate);
    },
    "every step begins at the start again: it must begin where the last one ended",
  ],
  [
    loop(stepBy(against, (W, dW, rate) => add(W, scale(dW, rate)))),
    "W1 goes down and W2 goes up: both move against their slopes",
  ],
  [
    (start: TwoLayers, X: Matrix, Y: Matrix, steps: number, rate: number) => {
      const { losses } = rightLoop(start, X, Y, steps, rate);
      const { net } = rightLoop(start, X, Y, steps + 1, rate);
      return { net, losses };
    },
    "the network that comes back has gone one step further than the last loss",
  ],
  [
    ending(({ net, losses }) => ({
      net,
      losses: losses.map(() => losses[0]),
    })),
    "every loss is that of the start: ask for the loss of the newest network",
  ],
  [
    (start: TwoLayers, X: Matrix, Y: Matrix, _steps: number, rate: number) =>
      rightLoop(start, X, Y, 1500, rate),
    "it takes 1,500 steps whatever `steps` is",
  ],
  [loop(stepBy(against), { more: 1 }), "one step too many"],
  [loop(stepBy(against), { more: -1 }), "one step too few"],
  [
    loop(stepBy(against), {
      loss: (net, X, Y) => lossOf(net, X, Y) / X.rows,
    }),
    "the losses are means; the loss of this lesson is the sum over the samples",
  ],
  [
    ((start, X, Y, steps, rate) =>
      loop(stepBy(against))(
        start,
        X,
        Y,
        steps,
        rate / X.rows,
      )) satisfies Loop,
    "the steps are too small: do not divide by the number of samples",
  ],
  [
    ending(({ net, losses }) => ({ net, losses: [...losses].reverse() })),
    "the losses are in the wrong order: the first one is that of the start",
  ],
  [
    ((start, X, Y, steps, rate) =>
      loop(stepBy((W, dW, r) => scale(subtract(W, dW), r)))(
        start,
        X,
        Y,
        steps,
        rate,
      )) satisfies Loop,
    "the rate belongs to the slopes, not to the weights: W - rate dW",
  ],

  [
    ((start, X, Y, steps, rate) =>
      loop((net) => {
        const { dW1, dW2 } = rightBackward(net, X, Y);
        return {
          W1: against(start.W1, dW1, rate),
          W2: against(start.W2, dW2, rate),
        };
      })(start, X, Y, steps, rate)) satisfies Loop,
    "each step begins at the start again: go on from the newest network",
  ],
  [
    ((start, X, Y, steps, rate) =>
      rightLoop(start, X, Y, Math.min(1, steps), rate)) satisfies Loop,
    "only one step is made: `return` stands inside the loop",
  ],
];

export const descendCheck: FunctionCheck = {
  name: "descend",
  cases: [
    [...table(), 2, 1],
    [...table(), 0, 1],
  ],
  draw: (random: Random) => [
    ...example(random),
    1 + random.integer(5),
    0.1 + random.next(),
  ],
  expected: rightLoop,
  slips: loopSlips,
  otherwise:
    "note the loss; then `steps` times: `walkBack` gives both slopes, both matrices move by -rate times slope, note the loss again",
};
