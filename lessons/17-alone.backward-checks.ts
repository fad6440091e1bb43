/** Check 3 of lesson 17: the walk back, for the hidden units that the learner's forward pass has. */
import type { Matrix } from "../src/engine/matrix.ts";
import {
  map,
  hadamard,
  scale,
  subtract,
  sumRows,
} from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import { fieldsOf, functionOf } from "../src/exercises/answer.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import type { Verdict } from "../src/exercises/verdict.ts";
import { checkForward, hiddenOf, needs } from "./17-alone.forward-checks.ts";
import {
  checkMatrices,
  drawn,
  drawnTargets,
} from "../src/exercises/matrices.ts";
import {
  backwardWith,
  drawnNet,
  forwardOf,
  type Gradient,
  type Hidden,
  type Layer,
} from "./17-alone.parts.ts";

function slipsOf(hidden: Hidden): readonly FunctionSlip[] {
  const right = backwardWith(hidden);
  const after =
    (change: (gradients: Gradient[], net: Layer[]) => unknown) =>
    (net: Layer[], As: Matrix[], Y: Matrix) =>
      change(right(net, As, Y), net);
  const begun = (first: (P: Matrix, Y: Matrix) => Matrix, says: string) =>
    [backwardWith(hidden, { first }), says] as const;
  return [
    begun(
      (P, Y) => subtract(P, Y),
      "the cost is a mean: the walk begins with (P - Y) divided by the number of samples",
    ),
    begun(
      (P, Y) => scale(subtract(Y, P), 1 / Y.rows),
      "the sign is turned round: it begins with P - Y",
    ),
    begun(
      (P, Y) => scale(subtract(P, Y), 2 / Y.rows),
      "twice too much: the slope of cross-entropy behind a softmax is P - Y, without a 2",
    ),
    begun(
      (P, Y) => scale(subtract(P, Y), 1 / Y.cols),
      "divide by the number of samples, not of classes",
    ),
    begun(
      (P, Y) =>
        hadamard(
          scale(subtract(P, Y), 1 / Y.rows),
          map(P, (p) => p * (1 - p)),
        ),
      "the softmax is in P - Y already: no p (1 - p) comes with it",
    ),
    [
      backwardWith(hidden, { slope: (A) => map(A, () => 1) }),
      `the slope of the ${hidden.name} is missing: each layer before the last bends what passes back`,
    ],
    [
      backwardWith(hidden, { slope: (A) => A }),
      `the slope of the ${hidden.name} is asked for, not its output`,
    ],
    [
      backwardWith(hidden, {
        slope: (A) => map(A, (a) => hidden.slope(hidden.apply(a))),
      }),
      "the activation is taken a second time: A is its output already",
    ],
    ...[
      {
        name: "sigmoid",
        slope: (A: Matrix) => map(A, (a) => a * (1 - a)),
      },
      { name: "tanh", slope: (A: Matrix) => map(A, (a) => 1 - a * a) },
      { name: "ReLU", slope: (A: Matrix) => map(A, (a) => (a > 0 ? 1 : 0)) },
    ]
      .filter(({ name }) => name !== hidden.name)
      .map(
        ({ name, slope }): FunctionSlip => [
          backwardWith(hidden, { slope }),
          `that is the slope of the ${name}; your forward pass has the ${hidden.name}`,
        ],
      ),
    [
      backwardWith(hidden, {
        bias: (dZ) => scale(sumRows(dZ), 1 / dZ.rows),
      }),
      "`db` adds up the rows; the mean is in dZ already",
    ],
    [
      after((gradients) => gradients.reverse()),
      "the gradients are in the order of the walk: the first layer's come first",
    ],
    [
      after((gradients) => gradients.slice(1)),
      "those of the first layer are missing",
    ],
    [
      after((gradients) => gradients.slice(-1)),
      "that is the last layer alone: walk on to the first",
    ],
    [
      after((gradients) =>
        gradients.map(({ dW, db }) => ({
          dW: scale(dW, -1),
          db: scale(db, -1),
        })),
      ),
      "the sign is turned round: a gradient points uphill",
    ],
    [
      after((gradients, net) =>
        gradients.map(({ dW, db }, l) => ({
          dW: subtract(net[l].W, dW),
          db: subtract(net[l].b, db),
        })),
      ),
      "that takes a step already; the gradients are asked for",
    ],
  ];
}

const example =
  (hidden: Hidden) =>
  (random: Random): [Layer[], Matrix[], Matrix] => {
    const sizes = random
      .shuffle([2, 3, 4, 5])
      .slice(0, 3 + random.integer(2));
    const rows = 3 + random.integer(3);
    const net = drawnNet(random, sizes);
    const As = forwardOf(hidden)(net, drawn(random, rows, sizes[0]));
    return [net, As, drawnTargets(random, rows, sizes[sizes.length - 1])];
  };

function backwardCheck(hidden: Hidden): FunctionCheck {
  return {
    name: "backward",
    cases: [example(hidden)(seeded(44))],
    draw: example(hidden),
    expected: backwardWith(hidden),
    slips: slipsOf(hidden),
    otherwise:
      "for each layer from the last: dW is the transpose of what came in times dZ, db the rows of dZ added up; then dZ of the layer before is dZ times the transpose of W, times the slope",
  };
}

/** `{ forward, backward }`. */
export function checkBackward(answer: unknown): Verdict | undefined {
  const parts = fieldsOf(answer, "what the check gets", [
    "forward",
    "backward",
  ]);
  const forward = functionOf(parts.forward, "forward");
  needs("forward", parts.forward, checkForward);
  return checkMatrices(
    parts.backward,
    backwardCheck(hiddenOf(forward)),
    (made) => (made as Gradient[]).flatMap(({ dW, db }) => [dW, db]),
  );
}
