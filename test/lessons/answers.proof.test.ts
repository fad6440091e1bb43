/**
 * Learners' answers against the real checks: each lesson runs once, and at every exercise each
 * known answer takes the place of the lesson's cell, followed by the lesson's own check cell.
 */
import { describe, expect, test } from "vitest";
import { Verdict } from "../../src/exercises/verdict.ts";
import { casesToProve } from "../proof.ts";
import { answersOf, lessonNames, type Task, tasksOf } from "./lessons.ts";
import { LessonScope, lessonCells } from "./run-lesson.ts";

/** Lesson 17 trains on all of MNIST, with nothing but loops of a learner. */
const enough = 10 * 60_000;
/** How long an answer that never ends may run, in milliseconds. */
const patience = 3000;

/** Checks look at what a learner wrote, not at what a long training gives: a part of the data is enough. */
const loadsMnist = /^const \{ training, test \} = await mnist\(\);/m;
const partOfMnist = `import { takePerClass } from "chainrule";
const all = await mnist();
const training = takePerClass(all.training, 200);
const test = all.test;`;

describe.each(casesToProve(lessonNames, 6))("the checks of lesson %s", (lesson) => {
  test(
    "know every listed answer",
    async () => {
      const problems: string[] = [];
      const tasks = tasksOf(lesson);
      const scope = new LessonScope(lesson);
      for (const cell of lessonCells(lesson).filter(({ type }) => type === "code")) {
        const task = tasks.find(({ check }) => check?.id === cell.id);
        if (task) problems.push(...(await problemsOf(task, lesson, scope)));
        else await scope.run(cell.id, loadsMnist.test(cell.source) ? partOfMnist : cell.source);
      }
      expect(problems).toEqual([]);
    },
    enough,
  );

  test.each(tasksOf(lesson))("$name lists at least six wrong answers", async ({ key }) => {
    const { wrong = [] } = (await answersOf(lesson))[key] ?? {};
    expect(wrong.length).toBeGreaterThanOrEqual(6);
    expect(new Set(wrong.map(({ answer }) => answer)).size).toBe(wrong.length);
  });
});

async function problemsOf(task: Task, lesson: string, scope: LessonScope): Promise<string[]> {
  const { wrong = [], alsoRight = [], endless = [] } = (await answersOf(lesson))[task.key] ?? {};
  const { solution } = task.exercise.source;
  const problems: string[] = [];
  const expectText = async (source: string, fits: (text: string) => boolean, wanted: string) => {
    const text = await judge(task, source, scope);
    if (!fits(text)) problems.push(`${task.name}: ${source}\n  said: ${text}\n  wanted: ${wanted}`);
  };
  const isRight = (text: string) => text.startsWith("✔");
  await expectText(task.stub?.source ?? "", (text) => text.startsWith("○"), "not tried yet");
  for (const source of [...alsoRight, solution]) await expectText(source, isRight, "right");
  for (const { answer, says } of wrong) {
    await expectText(answer, (text) => text.startsWith("△") && text.includes(says), says);
  }
  for (const source of endless) {
    const wanted = `stopped: ${task.exercise.source.title}`;
    await expectText(source, (text) => text === wanted, wanted);
  }
  await judge(task, solution, scope); // what later cells build on
  return problems;
}

async function judge(task: Task, source: string, scope: LessonScope): Promise<string> {
  const checking = Symbol.for("chainrule.checking");
  try {
    await scope.run(task.stub?.id ?? "", source);
    const { value } = await scope.run(task.check?.id ?? "", task.check?.source ?? "", patience);
    return value instanceof Verdict ? value.text : `no verdict: ${String(value)}`;
  } catch (error) {
    const title = (globalThis as Record<symbol, unknown>)[checking];
    const { code } = error as { code?: string };
    if (code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return `stopped: ${title}`;
    return `threw ${String(error)}`;
  } finally {
    (globalThis as Record<symbol, unknown>)[checking] = undefined;
  }
}
