/** How the repaired forward pass of lesson 13 is judged: called twice with the same net. */
import { sigmoid, softmax } from "../src/engine/activations.ts";
import type { Matrix } from "../src/engine/matrix.ts";
import { map, matmul } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import {
  functionOf,
  type LearnerFunction,
  matrixOf,
} from "../src/exercises/answer.ts";
import { compare } from "../src/exercises/compare.ts";
import { drawn } from "../src/exercises/matrices.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

export type Matrices = Record<string, Matrix>;

/** Sizes, and the drawer of named matrices: weights, and what was computed last. */
export interface Net {
  sizes: number[];
  params: Matrices;
}

type Forward = (net: Net, X: Matrix) => Matrix;

const sigmoids = (Z: Matrix): Matrix => map(Z, sigmoid.apply);
const shares = (Z: Matrix): Matrix => softmax.apply(Z);
const same = (Z: Matrix): Matrix => Z;

/** The forward pass with other functions after the sums. */
function forwardWith({
  hidden = sigmoids,
  last = shares,
  count = ({ sizes }: Net): number => sizes.length - 1,
}): Forward {
  return (net, X) => {
    const { params } = net;
    const layers = count(net);
    params.A0 = X;
    for (let l = 1; l <= layers; l++) {
      const Z = matmul(params[`A${l - 1}`], params[`W${l}`]);
      params[`Z${l}`] = Z;
      params[`A${l}`] = l < layers ? hidden(Z) : last(Z);
    }
    return params[`A${layers}`];
  };
}

export const rightForward: Forward = forwardWith({});

const slips: readonly (readonly [Forward, string])[] = [
  [
    forwardWith({ last: sigmoids }),
    "the last layer has the sigmoid, too: there it is `softmax.apply(Z)`",
  ],
  [
    forwardWith({ hidden: shares }),
    "every layer has the softmax: only the last one has it, the others the sigmoid",
  ],
  [
    forwardWith({ hidden: same }),
    "the sigmoid is missing in the hidden layers",
  ],
  [forwardWith({ last: same }), "the softmax is missing at the end"],
  [
    forwardWith({ hidden: (Z) => map(Z, Math.tanh) }),
    "that is the tanh; the hidden layers of this program have the sigmoid",
  ],
  [
    forwardWith({ count: ({ sizes }) => sizes.length - 2 }),
    "the last layer is left out: three sizes make two layers",
  ],
];

function drawnNet(random: Random, sizes: number[]): Net {
  const params: Matrices = {};
  for (let l = 1; l < sizes.length; l++)
    params[`W${l}`] = drawn(random, sizes[l - 1], sizes[l]);
  return { sizes, params };
}

/** The weights alone, copied. */
function weightsOf({ sizes, params }: Net): Net {
  const weights = Object.entries(params).filter(([name]) =>
    name.startsWith("W"),
  );
  const copies = weights.map(([name, W]) => [name, W.copy()]);
  return { sizes: [...sizes], params: Object.fromEntries(copies) };
}

export function checkForward(answer: unknown): Verdict | undefined {
  const forward = functionOf(answer, "forward");
  const random = seeded(131);
  for (const sizes of [
    [3, 4, 2],
    [2, 3],
    [4, 3, 5, 2],
  ]) {
    const net = drawnNet(random, sizes);
    const start = weightsOf(net);
    const verdict = ["first", "second"]
      .map((turn) =>
        checkCall(forward, { net, start, turn }, drawn(random, 3, sizes[0])),
      )
      .find((one) => one !== undefined);
    if (verdict) return verdict;
  }
  return undefined;
}

/** A net that is used again, its weights at the start, and which call it is. */
interface Call {
  readonly net: Net;
  readonly start: Net;
  readonly turn: string;
}

function checkCall(
  forward: LearnerFunction,
  { net, start, turn }: Call,
  X: Matrix,
): Verdict | undefined {
  const what = `the ${turn} call of \`forward\`, sizes ${JSON.stringify(net.sizes)},`;
  const came =
    turn === "first" ? forward(net, X) : calledAgain(forward, net, X);
  const wanted = weightsOf(start);
  const P = rightForward(wanted, X);
  if (!(came instanceof Promise) && came !== undefined) matrixOf(came, what);
  return (
    compare(what, came, P, causeOf(came, start, X)) ??
    checkDrawer(net.params, wanted.params)
  );
}

function calledAgain(forward: LearnerFunction, net: Net, X: Matrix): unknown {
  try {
    return forward(net, X);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const what = "the second call of `forward` with the same net";
    const came = "stops with an error";
    const cause =
      "after the first call A and Z lie in the drawer as well, so it does not tell the number of layers any more; `net.sizes` does";
    throw new Refusal(notYet({ what, came, cause }));
  }
}

function causeOf(came: unknown, start: Net, X: Matrix): { cause?: string } {
  const cause = slips.find(
    ([makes]) =>
      compareQuietly(came, () => makes(weightsOf(start), X)) === true,
  )?.[1];
  return cause === undefined ? {} : { cause };
}

function compareQuietly(came: unknown, make: () => Matrix): boolean {
  try {
    return compare("", came, make()) === undefined;
  } catch {
    return false; // another form, or a slip that cannot be made with these sizes
  }
}

/** The walk back looks for A and Z of each layer, and for weights that are as they were. */
function checkDrawer(came: Matrices, wanted: Matrices): Verdict | undefined {
  for (const [name, matrix] of Object.entries(wanted)) {
    const what = `\`net.params.${name}\` after the call`;
    const cause = name.startsWith("W")
      ? "forward changes no weight"
      : `the walk back looks for ${name} in the drawer: put it there, as \`theirForward\` does`;
    const wrong = compare(what, came[name], matrix, { cause });
    if (wrong) return wrong;
  }
  return undefined;
}
