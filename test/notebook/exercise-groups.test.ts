import { expect, test } from "vitest";
import { exerciseGroups } from "../../src/notebook/html/exercise-groups.ts";

const start = `import { courseMap, exercises, perceptron } from "chainrule";`;

test.each([
  ["one cell's group", [start, "exercises.xor.count.check(0)"], ["xor"]],
  [
    "several, in the course's order",
    ["exercises.xor.a; exercises\n  .startHere.b"],
    ["startHere", "xor"],
  ],
  ["none of a notebook that only imports them", [start, "perceptron(2)"], []],
  ["none that is not in the course", [start, "exercises.constructor.name"], []],
  ["what is taken out of them", [start, "const { xor: x } = exercises;"], ["xor"]],
  ["what is asked for by a text", [start, 'exercises["losses"]'], ["losses"]],
  ["those of another name", ['import { exercises as e } from "chainrule";', "e.xor"], ["xor"]],
])("a page carries %s", (_what, sources, groups) => {
  expect(exerciseGroups(sources)).toEqual(groups);
});
