/** Check 8 of lesson 17: the whole run. The learner's function trains, the learner's forward pass reads. */
import { type Mnist, mnist } from "../src/data/mnist.ts";
import type { LabelledDataset } from "../src/data/labels.ts";
import type { Matrix } from "../src/engine/matrix.ts";
import { argmaxRows, sliceRows } from "../src/engine/operations.ts";
import { seeded } from "../src/engine/random.ts";
import {
  fieldsOf,
  functionOf,
  type LearnerFunction,
  listOf,
  matrixOf,
} from "../src/exercises/answer.ts";
import { causeOfType } from "../src/exercises/cause.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet, right, type Verdict } from "../src/exercises/verdict.ts";
import { checkForward, needs } from "./17-alone.forward-checks.ts";

/** On all 60,000 images, and on the 2,000 that an exported page has. */
const goalOf = ({ X }: LabelledDataset): number =>
  X.rows < 60_000 ? 0.8 : 0.95;

/** `{ forward, digits }`. */
export async function checkDigits(answer: unknown): Promise<Verdict> {
  const parts = fieldsOf(answer, "what the check gets", [
    "forward",
    "digits",
  ]);
  const digits = functionOf(parts.digits, "digits");
  const forward = functionOf(parts.forward, "forward");
  needs("forward", parts.forward, checkForward);
  const data = await mnist();
  const net = await digits(data.training, seeded(1));
  if (isTodo(net)) throw new NotTried();
  if (!Array.isArray(net)) return noNetwork(net);
  return judge(forward, net, data);
}

function noNetwork(came: unknown): Verdict {
  return notYet({
    what: "the result of `digits`",
    came: `is ${describeValue(came)}`,
    expected: "the trained network, a list of layers",
    cause: causeOfType(came) ?? "return the network itself",
  });
}

function judge(
  forward: LearnerFunction,
  net: unknown,
  { training, test }: Mnist,
): Verdict {
  const read = shareRead(forward, net, test);
  const learnt = shareRead(forward, net, training, 4000);
  if (read > learnt + 0.015)
    return notYet({
      what: "the network",
      came: `reads ${percent(read)} of the test images, and only ${percent(learnt)} of those that it may learn from`,
      cause:
        "it has learnt from the test images: train with the `training` that the function is given",
    });
  const goal = goalOf(training);
  if (read >= goal)
    return right(
      `${percent(read)} of the test images are read, by code that is all yours`,
    );
  return notYet({
    what: "the share of the test images that is read",
    came: `is ${percent(read)}`,
    expected: `at least ${100 * goal} %`,
    cause: causeOf(read),
  });
}

function shareRead(
  forward: LearnerFunction,
  net: unknown,
  { X, labels }: LabelledDataset,
  most = X.rows,
): number {
  let count = 0;
  const rows = Math.min(most, X.rows);
  for (let from = 0; from < rows; from += 1000) {
    const end = Math.min(from + 1000, rows);
    const answers = argmaxRows(
      probabilities(forward(net, sliceRows(X, from, end)), end - from),
    );
    count += answers.filter((k, i) => k === labels[from + i]).length;
  }
  return count / rows;
}

/** The last of the list, with ten columns: other networks cannot be read. */
function probabilities(list: unknown, rows: number): Matrix {
  const what = "the last of what `forward` gives for this network";
  const all = listOf(list, what);
  const P = matrixOf(all[all.length - 1], what);
  if (P.rows === rows && P.cols === 10) return P;
  throw new Refusal(
    notYet({
      what,
      came: `is ${P.shape}`,
      expected: `${rows}x10`,
      cause: "there is one output for each digit",
    }),
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function causeOf(read: number): string {
  if (read < 0.2)
    return "this is about what guessing gives: is the trained network returned, and is the rate not too large?";
  if (read < 0.9)
    return "has it seen all the images? One layer alone reaches 91 %";
  if (read < 0.93)
    return "one layer alone reaches 91 %: are there hidden units, and do they learn?";
  return "near: another epoch, some more hidden units, or a smaller rate at the end";
}
