/** How the eight diagnoses of lesson 15 are judged: what was overlooked is said, not what it is. */
import { seeded } from "../src/engine/random.ts";
import { fieldsOf } from "../src/exercises/answer.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

/** Each illness, in the order of the lesson's list, with where it can be seen. */
const signs = {
  "rate too large":
    "its loss lies far above 2.3 and jumps, and its units still answer",
  "rate too small":
    "its gradients are healthy and its units alive; look at how far a step goes",
  "not scaled":
    "look at the loss of its first epoch: no rate alone makes it so large",
  "equal units":
    "it learns a little and stays; look at what its units give: they all give the same",
  "dead units":
    "look at the gradient and the dead share of its first layer, from the start",
  vanishing:
    "count its layers, and compare the gradient of the first with that of the last",
  "by heart": "look at training and validation side by side, at the end",
  "wrong labels": "which accuracy is higher, and why can that be?",
} as const;

type Cause = keyof typeof signs;

/** Who has what: A, B, C, ... as the lesson's seed shuffles them. */
export const ward: readonly Cause[] = seeded(15).shuffle(
  Object.keys(signs) as Cause[],
);

const patients = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;

export function checkDiagnoses(answer: unknown): Verdict | undefined {
  const given = fieldsOf(answer, "diagnoses", patients);
  if (patients.every((patient) => isTodo(given[patient])))
    throw new NotTried();
  const isRight = patients.map((patient, i) => given[patient] === ward[i]);
  const wrong = isRight.indexOf(false);
  if (wrong < 0) return undefined;
  const patient = patients[wrong];
  const came = given[patient];
  const count = `${isRight.filter(Boolean).length} of 8 are right`;
  if (isTodo(came))
    return notYet(`Patient ${patient} has no diagnosis yet (${count})`);
  if (!isCause(came)) return notYet(unknownName(patient, came));
  const what = `Patient ${patient} (${count})`;
  return notYet({
    what,
    came: `is not "${came}"`,
    cause: signs[ward[wrong]],
  });
}

function isCause(value: unknown): value is Cause {
  return typeof value === "string" && value in signs;
}

function unknownName(patient: string, came: unknown) {
  const what = `Patient ${patient}`;
  const names = Object.keys(signs).map((name) => `"${name}"`);
  return {
    what,
    came: `has ${describeValue(came)}`,
    expected: `one of ${names.join(", ")}`,
  };
}
