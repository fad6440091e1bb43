/** How the small network of lesson 16 is judged: by its layers, without training it. */
import { conv2d } from "../src/convolution.ts";
import { relu, softmax } from "../src/engine/activations.ts";
import { dense } from "../src/engine/dense.ts";
import { flatten } from "../src/engine/flatten.ts";
import type { Layer } from "../src/engine/layer.ts";
import { maxPool2d } from "../src/engine/max-pool.ts";
import { type Network, network } from "../src/engine/network.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import { functionOf, type LearnerFunction } from "../src/exercises/answer.ts";
import { causeOfType } from "../src/exercises/cause.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { networkIn } from "../src/exercises/network.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

export function rightReader(random: Random): Network<Layer> {
  return network({
    inputs: [28, 28, 1],
    layers: [
      conv2d(8, 5, { activation: relu }),
      maxPool2d(2),
      flatten(),
      dense(10, { activation: softmax }),
    ],
    random,
  });
}

/** What each layer should be, in order, and what to look at where it is another. */
const places: readonly (readonly [what: string, cause: string])[] = [
  [
    "the first layer",
    "`conv2d(8, 5, { activation: relu })`: first how many kernels, then how large they are",
  ],
  [
    "the second layer",
    "`maxPool2d(2)` comes right behind the convolution, whose option is the ReLU",
  ],
  ["the third layer", "`flatten()` makes a plain row for the dense layer"],
  [
    "the last layer",
    "`dense(10, { activation: softmax })`: one output a digit",
  ],
];

export function checkReader(answer: unknown): Verdict | undefined {
  const reader = functionOf(answer, "digitReader");
  const made = madeBy(reader, 1);
  return checkLayers(made) ?? checkChance(reader, made);
}

function madeBy(reader: LearnerFunction, seed: number): Network<Layer> {
  const made = reader(seeded(seed));
  if (isTodo(made)) throw new NotTried();
  const net = networkIn(made);
  if (net) return net;
  throw new Refusal(
    notYet({
      what: "the result of `digitReader`",
      came: `is ${describeValue(made)}`,
      expected: "a network",
      cause:
        causeOfType(made) ??
        "`network({ inputs: [28, 28, 1], layers: [...], random })` makes one",
    }),
  );
}

function checkLayers(made: Network<Layer>): Verdict | undefined {
  const expected = rightReader(seeded(1)).layers.map(String);
  const came = made.layers.map(String);
  const at = expected.findIndex((layer, i) => layer !== came[i]);
  if (at >= 0) {
    const [what, cause] = places[at];
    return notYet({
      what,
      came: came[at] === undefined ? "is missing" : `is \`${came[at]}\``,
      cause: causeOf(came[at], expected[at]) ?? cause,
    });
  }
  return came.length > expected.length
    ? notYet({
        what: "the network",
        came: `has ${came.length} layers`,
        expected: `${expected.length}`,
        cause: `one too many: \`${came[expected.length]}\``,
      })
    : undefined;
}

/** What differs in a layer that is of the right kind. */
function causeOf(came = "", expected: string): string | undefined {
  const kind = (text: string): string => text.split(" ")[0];
  if (kind(came) !== kind(expected)) return undefined;
  const activation = (text: string): string => text.split(", ").at(-1) ?? "";
  const shapes = (text: string): string => text.split(", ")[0];
  if (shapes(came) !== shapes(expected)) return undefined;
  return activation(came) === activation(expected)
    ? undefined
    : `its activation is ${activation(came)}; the table says ${activation(expected)}`;
}

/** The first weights must come from `random`. */
function checkChance(
  reader: LearnerFunction,
  made: Network<Layer>,
): Verdict | undefined {
  const [same, other] = [1, 2].map((seed) => madeBy(reader, seed).save());
  if (same !== other && same === made.save()) return undefined;
  return notYet({
    what: `\`digitReader\` with ${same === other ? "another" : "the same"} seed`,
    came: `gives ${same === other ? "the same" : "other"} weights`,
    cause: "hand `random` on: `network({ inputs, layers, random })`",
  });
}
