/** Goals that a lesson sets in a playground. */
import { checkOptions, whatCame } from "../../engine/argument.ts";
import {
  countIn,
  dataNames,
  listOf,
  nameIn,
  numberIn,
  type PlaygroundData,
  type PlaygroundInput,
  type PlaygroundSettings,
  readInputs,
} from "./settings.ts";

/** Something to reach; the reader's progress remembers that it was. */
export interface PlaygroundGoal {
  /** The goal in words, shown as they are; it is remembered by them. */
  readonly says: string;
  /** On which data. */
  readonly data: PlaygroundData;
  /** The hidden units that may be used, in all layers together; any number if left out. */
  readonly maxUnits?: number;
  /** The inputs that may be used; all if left out. */
  readonly inputs?: readonly PlaygroundInput[];
  /** The loss to come down to: on the points set aside, or on all where none are (gates). */
  readonly loss: number;
}

/** Goals from any data. @throws TypeError or RangeError if they are none */
export function readGoals(value: unknown): PlaygroundGoal[] {
  return listOf("goals", value, 12).map((raw, i) => readGoal(raw, `goals[${i}]`));
}

function readGoal(raw: unknown, name: string): PlaygroundGoal {
  if (typeof raw !== "object" || raw === null) {
    throw new TypeError(`playground: ${name} is ${whatCame(raw)}; it must be a goal`);
  }
  checkOptions("playground", raw, ["says", "data", "maxUnits", "inputs", "loss"]);
  const { says, data, maxUnits, inputs, loss } = raw as Readonly<Record<string, unknown>>;
  if (typeof says !== "string" || says === "" || says.length > 200) {
    throw new TypeError(`playground: ${name}.says is ${whatCame(says)}; it must be a short text`);
  }
  return {
    says,
    data: nameIn(`${name}.data`, data, dataNames),
    ...(maxUnits !== undefined && { maxUnits: countIn(`${name}.maxUnits`, maxUnits, 0, 1000) }),
    ...(inputs !== undefined && { inputs: readInputs(inputs) }),
    loss: numberIn(`${name}.loss`, loss, 0, 1000),
  };
}

/** Whether a network of these settings with that loss has reached a goal. */
export function isReached(
  goal: PlaygroundGoal,
  { data, layers, inputs }: PlaygroundSettings,
  loss: number,
): boolean {
  const units = layers.reduce((sum, count) => sum + count, 0);
  const allowed = goal.inputs;
  return (
    data === goal.data &&
    units <= (goal.maxUnits ?? units) &&
    (allowed === undefined || inputs.every((name) => allowed.includes(name))) &&
    loss <= goal.loss
  );
}
