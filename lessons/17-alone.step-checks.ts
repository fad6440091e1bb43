/** Check 5 of lesson 17: one step, and with it 20 digits by heart. */
import { mnist } from "../src/data/mnist.ts";
import type { Matrix } from "../src/engine/matrix.ts";
import {
  argmaxRows,
  scale,
  sliceRows,
  subtract,
} from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import {
  fieldsOf,
  functionOf,
  type LearnerFunction,
} from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import { describeNumber } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import { checkForward, hiddenOf, needs } from "./17-alone.forward-checks.ts";
import { drawn, drawnTargets } from "../src/exercises/matrices.ts";
import {
  backwardWith,
  copyOf,
  drawnNet,
  forwardOf,
  type Gradient,
  type Hidden,
  type Layer,
} from "./17-alone.parts.ts";
import { checkStart, rightCost } from "./17-alone.start-checks.ts";

type Step = (net: Layer[], X: Matrix, Y: Matrix, rate: number) => Layer[];
type Move = (
  layer: Layer,
  gradient: Gradient,
  rate: number,
  place: { l: number; layers: number; rows: number },
) => Layer;

/** A step that moves each layer so. */
const stepWith =
  (hidden: Hidden, move: Move): Step =>
  (net, X, Y, rate) => {
    const gradients = backwardWith(hidden)(net, forwardOf(hidden)(net, X), Y);
    return net.map((layer, l) =>
      move(layer, gradients[l], rate, {
        l,
        layers: net.length,
        rows: X.rows,
      }),
    );
  };

const moved = (
  { W, b }: Layer,
  { dW, db }: Gradient,
  rate: number,
): Layer => ({
  W: subtract(W, scale(dW, rate)),
  b: subtract(b, scale(db, rate)),
});

const wrongMoves: readonly (readonly [Move, string])[] = [
  [
    (layer, gradient, rate) => moved(layer, gradient, -rate),
    "the step goes up: the slope is subtracted",
  ],
  [
    (layer, gradient) => moved(layer, gradient, 1),
    "the rate is missing: each slope times the rate",
  ],
  [
    (layer, gradient, rate) => ({
      ...moved(layer, gradient, rate),
      b: layer.b,
    }),
    "the biases do not move",
  ],
  [
    (layer, gradient, rate) => ({
      ...moved(layer, gradient, rate),
      W: layer.W,
    }),
    "the weights do not move, only the biases",
  ],
  [
    (layer, gradient, rate, { l, layers }) =>
      l === layers - 1 ? moved(layer, gradient, rate) : layer,
    "only the last layer moves: every layer takes the step",
  ],
  [
    (layer, gradient, rate, { l }) =>
      l === 0 ? moved(layer, gradient, rate) : layer,
    "only the first layer moves: every layer takes the step",
  ],
  [
    (layer, gradient, rate, { rows }) => moved(layer, gradient, rate / rows),
    "the mean over the batch is taken twice: it is in the gradients already",
  ],
  [
    (layer, gradient, rate, { rows }) => moved(layer, gradient, rate * rows),
    "the slopes of all samples are added up: the gradient is their mean",
  ],
  [
    (_, { dW, db }, rate) => ({ W: scale(dW, -rate), b: scale(db, -rate) }),
    "that is the step alone: it starts from the old weights, W minus rate times dW",
  ],
  [(_, { dW, db }) => ({ W: dW, b: db }), "these are the gradients"],
  [(layer) => layer, "nothing moves: return the network after the step"],
];

type Example = [Layer[], Matrix, Matrix, number];
function example(random: Random): Example {
  const sizes = random.shuffle([2, 3, 4, 5]).slice(0, 3);
  const rows = 3 + random.integer(3);
  return [
    drawnNet(random, sizes),
    drawn(random, rows, sizes[0]),
    drawnTargets(random, rows, sizes[2]),
    0.1 + random.next() / 2,
  ];
}

/** A step may change the network that it is given, or make a new one: the result counts. */
export function checkStep(
  answer: unknown,
  hidden: Hidden,
): Verdict | undefined {
  const step = functionOf(answer, "step");
  return checkFunction(
    (net: Layer[], X: Matrix, Y: Matrix, rate: number) =>
      step(copyOf(net), X, Y, rate),
    {
      name: "step",
      cases: [example(seeded(52))],
      draw: example,
      expected: stepWith(hidden, moved),
      slips: wrongMoves.map(
        ([move, says]): FunctionSlip => [stepWith(hidden, move), says],
      ),
      otherwise:
        "forward, backward, and then W minus rate times dW and b minus rate times db in every layer",
    },
  );
}

/** `{ forward, start, step }`: 300 steps of 0.5 on the first 20 training images. */
export async function checkByHeart(
  answer: unknown,
): Promise<Verdict | undefined> {
  const parts = fieldsOf(answer, "what the check gets", [
    "forward",
    "start",
    "step",
  ]);
  const forward = functionOf(parts.forward, "forward");
  const start = functionOf(parts.start, "start");
  needs("forward", parts.forward, checkForward);
  const wrong = checkStep(parts.step, hiddenOf(forward));
  if (wrong) return wrong;
  needs("start", parts.start, checkStart);
  const { training } = await mnist();
  const [X, Y] = [training.X, training.Y].map((M) => sliceRows(M, 0, 20));
  return rehearse(
    { forward, start, step: functionOf(parts.step, "step") },
    X,
    Y,
  );
}

function rehearse(
  { forward, start, step }: Readonly<Record<string, LearnerFunction>>,
  X: Matrix,
  Y: Matrix,
): Verdict | undefined {
  let net = start([784, 30, 10], seeded(1));
  for (let n = 0; n < 300; n++) net = step(net, X, Y, 0.5);
  const P = (forward(net, X) as Matrix[])[2];
  const cost = rightCost(P, Y);
  const truth = argmaxRows(Y);
  const right = argmaxRows(P).filter((k, i) => k === truth[i]).length;
  if (right === 20 && cost < 0.2) return undefined;
  return notYet({
    what: "after 300 steps with the rate 0.5, of 20 images",
    came: `${right} are known by heart; the cost is ${describeNumber(Number(cost.toPrecision(3)))}`,
    expected: "all 20, and a cost near 0",
    cause:
      "the step is right, so look at `start`: are the weights so small or so large that slopes vanish?",
  });
}
