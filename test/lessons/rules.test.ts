import { expect, test } from "vitest";
import { lessons } from "../../lessons/index.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import { lessonNames, tasksOf } from "./lessons.ts";
import { brokenRules, rules, type WrittenLesson } from "./rules.ts";
import { lessonCells } from "./run-lesson.ts";

const course = lessons.map(({ name }) => name.slice(0, 2));

test.each(lessonNames)("lesson %s keeps the rules of how a lesson is written", (name) => {
  const solutions = tasksOf(name).map(({ stub, exercise }) => [stub?.id, exercise.source.solution]);
  expect(
    brokenRules({
      name,
      cells: lessonCells(name),
      course,
      solutions: Object.fromEntries(solutions),
    }),
  ).toEqual([]);
});

/** A lesson that breaks one rule, and no other. */
const broken: Readonly<Record<keyof typeof rules, string>> = {
  short: `// %% id="a"\n${"1;\n".repeat(13)}`,
  importsOnce:
    '// %% id="a"\nimport { show } from "chainrule";\n// %% id="b"\nimport { row } from "chainrule";',
  asksWhole: [
    '// %% [markdown] id="q"\n// **Predict.** How many?\n//\n// - a) one\n// - b) two',
    '// %% id="c"\n2;',
    '// %% [markdown] id="r"\n// <details><summary>Answer</summary>\n//\n// b) Two.\n//\n// </details>',
  ].join("\n"),
  hidesAnswers: [
    '// %% [markdown] id="t"\n// The mean is 0.13066.',
    '// %% [markdown] id="q"\n// **Predict.** The mean?\n//\n// - a) 0.5\n// - b) 0.13066',
    '// %% id="c"\n2;',
    '// %% [markdown] id="r"\n// <details><summary>Answer</summary>\n//\n// - a) No.\n// - **b)** Yes.\n//\n// </details>',
  ].join("\n"),
  foldsResults: [
    '// %% [markdown] id="q"\n// **Predict.** How many?\n//\n// - a) one\n// - b) two',
    '// %% id="c"\n2;',
    '// %% [markdown] id="r"\n// <details><summary>Answer</summary>\n//\n// - a) No.\n// - **b)** Yes.\n//\n// </details>\n//\n// It was {{c:0}}.\n//\n// ## More\n//\n// {{c:0}}',
  ].join("\n"),
  oneMeaning: '// %% id="a"\nconst a1 = 1;\n// %% id="b"\nconst a1 = "one";',
  oneNotation: '// %% id="a"\nconst sigmoidOf = (a: number) => a;',
  generatedFrame: '// %% [markdown] id="t"\n// # One\n//\n// ## Next',
  knownLessons: '// %% [markdown] id="t"\n// See lesson 77.',
  validates: '// %% id="a"\nconst options = { validation: test };',
  builds: '// %% id="a" tags="exercise"\nconst count = (): number => todo();',
  plain: '// %% [markdown] id="t"\n// Rosenblatt[^1].',
};

test.each(Object.entries(broken))("the rule %s sees what breaks it", (name, text) => {
  const { cells } = parseLesson(text, "99-broken.ts");
  const lesson: WrittenLesson = { name: "99-broken", cells, course, solutions: {} };
  expect(Object.entries(rules).filter(([, rule]) => rule(lesson).length > 0)).toEqual([
    [name, rules[name]],
  ]);
});

test("a solution's number above its exercise is seen, too", () => {
  const text =
    '// %% [markdown] id="t"\n// It is 0.104994.\n// %% id="a" tags="exercise"\nconst f = (z: number): number => todo(z);';
  const { cells } = parseLesson(text, "99-broken.ts");
  const solutions = { a: "const f = (z: number): number => 0.104994;" };
  expect(rules.hidesAnswers({ name: "99-broken", cells, course, solutions })).toEqual([
    "a: its answer 0.104994 stands above it",
  ]);
});
