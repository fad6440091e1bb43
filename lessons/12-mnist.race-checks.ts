/** The race of lesson 12: a network that the check itself lets the learner train, and then tests. */
import type { LabelledDataset } from "../src/data/labels.ts";
import { type Mnist, mnist } from "../src/data/mnist.ts";
import { Network } from "../src/engine/network.ts";
import { functionOf } from "../src/exercises/answer.ts";
import { causeOfType } from "../src/exercises/cause.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { networkIn } from "../src/exercises/network.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet, right, type Verdict } from "../src/exercises/verdict.ts";

const mostParameters = 30_000;

/** The least test accuracy: with all 60,000 images, and with the 2,000 that an exported page has. */
const goalOf = ({ X }: LabelledDataset): number =>
  X.rows < 60_000 ? 0.88 : 0.965;

/** Calls the learner's function with the training images, and tests what comes back. */
export async function checkRace(answer: unknown): Promise<Verdict> {
  const myNetwork = functionOf(answer, "myNetwork");
  const data = await mnist();
  const made = await myNetwork(data.training);
  if (isTodo(made)) throw new NotTried();
  const net = networkIn(made);
  if (!net) return noNetwork(made);
  // What was learnt is in the weights: a method that was put in place of ours is left behind.
  return judge(Network.load(net.save()), data);
}

function noNetwork(made: unknown): Verdict {
  return notYet({
    what: "the result of `myNetwork`",
    came: `is ${describeValue(made)}`,
    expected: "the trained network",
    cause: causeOfType(made) ?? "return the network itself",
  });
}

/** Images in, digits out: no other network can be tested. */
function wrongEnds({ layers }: Network): Verdict | undefined {
  const inputs = layers[0]?.W.rows;
  const outputs = layers[layers.length - 1]?.W.cols;
  if (inputs === 784 && outputs === 10) return undefined;
  return notYet({
    what: "the network",
    came: `has ${inputs} inputs and ${outputs} outputs`,
    expected: "784 inputs and 10 outputs",
    cause:
      "an image has 28 x 28 = 784 pixels, and there is one output for each digit",
  });
}

function judge(net: Network, { training, test }: Mnist): Verdict {
  const ends = wrongEnds(net);
  if (ends) return ends;
  if (net.parameters > mostParameters)
    return notYet({
      what: "the network",
      came: `has ${net.parameters} parameters`,
      expected: `at most ${mostParameters}`,
      cause: "a hidden unit on the images costs 785; 37 of them fit",
    });
  const { accuracy = 0 } = net.evaluate(test);
  const learnt = net.evaluate(training).accuracy ?? 0;
  if (accuracy > learnt + 0.005)
    return notYet({
      what: "the network",
      came: `reads ${percent(accuracy)} of the test images and only ${percent(learnt)} of the training images`,
      cause:
        "it has learnt from the test images; train with the `data` that the function is given",
    });
  const goal = goalOf(training);
  if (accuracy >= goal)
    return right(`${percent(accuracy)} of the test images are read`);
  return notYet({
    what: "the test accuracy",
    came: `is ${percent(accuracy)}`,
    expected: `at least ${100 * goal} %`,
    cause: causeOf(accuracy, goal),
  });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function causeOf(accuracy: number, goal: number): string {
  if (accuracy < 0.2)
    return "this is about what guessing gives: was it trained (`await train(...)`, with `await`), and is the learning rate not too large?";
  if (accuracy < goal - 0.035)
    return "one layer alone comes about as far: add hidden units, or take a larger learning rate";
  return "near: more epochs, and a smaller learning rate in the last ones, help";
}
