import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "./modules.ts";
import { readTasks, scoreOf } from "./tasks.ts";

const tasks = readTasks();
const theirs: Readonly<Record<string, number[]>> = JSON.parse(
  readFileSync(join(root, "bench/results/tasks-scikit-learn.json"), "utf8"),
);

/** The middle and the ends of some scores, in order. */
function summary(scores: readonly number[]): number[] {
  const sorted = scores.toSorted((a, b) => a - b);
  const [low, high] = [sorted[sorted.length / 2 - 1], sorted[sorted.length / 2]];
  return [(low + high) / 2, sorted[0], sorted[sorted.length - 1]];
}

/** What the page's table says of a task: ours, then scikit-learn's. */
function printed(name: string): [ours: number[], theirs: number[]] {
  const page = readFileSync(join(root, "docs/tasks.md"), "utf8");
  const row = page.split(/\r?\n/).find((line) => line.startsWith(`| ${name} |`)) ?? "";
  const numbers = [...row.matchAll(/\d\.\d\d/g)].map(([number]) => Number(number));
  return [numbers.slice(0, 3), numbers.slice(3)];
}

test("there are eight programs, each of at most 20 lines of at most 110 letters", () => {
  expect(tasks.map(({ name }) => name)).toEqual(Object.keys(theirs));
  for (const { code } of tasks) {
    const lines = code.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(110);
  }
});

test("every program passes the strict type checker, as it stands", () => {
  const folder = root.replaceAll("\\", "/"); // as TypeScript writes paths, on Windows too
  const texts = new Map(tasks.map(({ name, code }) => [`${folder}/task-${name}.ts`, code]));
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, noUnusedLocals: true },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, types: ["node"] },
    ...{ customConditions: ["chainrule-source"], allowImportingTsExtensions: true },
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  const program = ts.createProgram([...texts.keys()], options, host);
  const faults = [...texts.keys()].flatMap((name) => {
    const file = program.getSourceFile(name);
    return program.getSemanticDiagnostics(file).map(({ messageText }) => ({ name, messageText }));
  });
  expect(faults).toEqual([]);
});

test.each(tasks)(
  "$name: the table says what ten splits give, beside scikit-learn",
  async (task) => {
    const scores: number[] = [];
    for (let seed = 1; seed <= 10; seed++) scores.push(await scoreOf(task, seed));
    const [ours, peers] = printed(task.name);
    // Another machine may round a float32 otherwise, and then a sample or two fall elsewhere.
    for (const [i, value] of summary(scores).entries())
      expect(Math.abs(ours[i] - value)).toBeLessThan(0.03);
    for (const [i, value] of summary(theirs[task.name]).entries())
      expect(peers[i]).toBeCloseTo(value, 2);
    // As good as scikit-learn, within what the splits do.
    expect(ours[0]).toBeGreaterThan(peers[0] - 0.03);
  },
);
