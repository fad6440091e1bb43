/**
 * Runs a lesson top to bottom in this process, cell by cell as the kernel compiles them, against the
 * sources: what a cell returned, printed and showed, and the variables that the lesson leaves.
 */
import { readFileSync } from "node:fs";
import { format } from "node:util";
import { Script } from "node:vm";
import { compileCell } from "../../src/cells/compile.ts";
import type { MimeBundle } from "../../src/display/bundle.ts";
import { currentHost, installHost } from "../../src/display/host.ts";
import { type LessonCell, parseLesson } from "../../src/notebook/lesson.ts";
import {
  bindingsOf,
  type LessonNumbers,
  type NumberBinding,
  numberText,
} from "../../src/notebook/lesson-numbers.ts";

/** What one code cell did. */
export interface CellRun {
  /** Value of the cell's last expression. */
  readonly value: unknown;
  /** What it printed, line by line. */
  readonly printed: readonly string[];
  /** What it showed. */
  readonly shown: readonly MimeBundle[];
}

export interface LessonRun {
  /** By cell id, code cells only. */
  readonly cells: Readonly<Record<string, CellRun>>;
  /** The top-level variables as the last cell leaves them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The numbers that the lesson's texts ask for (`{{cell.path:6}}`), of the cells that ran. */
  readonly numbers: LessonNumbers;
}

/** The cells of `lessons/<name>.ts`. */
export function lessonCells(name: string): readonly LessonCell[] {
  const file = new URL(`../../lessons/${name}.ts`, import.meta.url);
  return parseLesson(readFileSync(file, "utf8"), `${name}.ts`).cells;
}

/**
 * Runs `lessons/<name>.ts`. `replaced` gives other source to some cells, by id, such as a solution
 * to an exercise's cell; it may also give "" to leave a slow cell out.
 */
export async function runLesson(
  name: string,
  replaced: Readonly<Record<string, string>> = {},
): Promise<LessonRun> {
  const scope = new LessonScope(name);
  const cells: Record<string, CellRun> = {};
  const numbers: Record<string, string> = {};
  const all = lessonCells(name);
  const bindings = bindingsOf({ cells: all });
  for (const cell of all) {
    const source = replaced[cell.id] ?? cell.source;
    if (cell.type === "markdown" || source === "") continue;
    cells[cell.id] = await scope.run(cell.id, source);
    // At once: a later cell may change what this one made.
    for (const binding of bindings.filter((one) => one.cell === cell.id)) {
      numbers[binding.text] = numberText(scope.valueAt(binding, cells[cell.id]), binding);
    }
  }
  return { cells, variables: scope.variables, numbers };
}

/** The file in which a lesson's numbers are kept; a test compares with it, `vitest -u` writes it. */
export function numbersFile(name: string): string {
  return new URL(`../../lessons/${name}.numbers.json`, import.meta.url).pathname;
}

/** The text of a lesson's file of numbers. */
export function formatNumbers(numbers: LessonNumbers): string {
  return `${JSON.stringify(numbers, null, 2)}\n`;
}

const globals = globalThis as unknown as Record<string | symbol, unknown>;

/** The variables of a lesson that runs in this process, and its cells one by one. */
export class LessonScope {
  readonly #lesson: string;
  readonly #names = new Set<string>();
  readonly #declaredBy = new Map<string, readonly string[]>();

  constructor(lesson: string) {
    this.#lesson = lesson;
    globals[Symbol.for("chainrule.import")] = importFromSource;
  }

  get variables(): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...this.#names].map((one) => [one, globals[one]]));
  }

  /** Runs source as the cell `id`; a loop that never ends is ended after `timeout` milliseconds. */
  async run(id: string, source: string, timeout?: number): Promise<CellRun> {
    const fileName = new URL(`../../lessons/${this.#lesson}-${id}.ts`, import.meta.url).href;
    const compiled = compileCell(source, { fileName, importer: true });
    declare(compiled.names);
    for (const one of compiled.names) this.#names.add(one);
    this.#declaredBy.set(id, compiled.names);
    const script = new Script(compiled.code, { filename: fileName });
    const options = timeout === undefined ? {} : { timeout };
    return await record(async () => {
      const result: unknown = await script.runInThisContext(options);
      return (result as { value: unknown } | undefined)?.value;
    });
  }

  /** What a number in the text is bound to: a variable of the cell, or something in its value. */
  valueAt({ cell, path }: NumberBinding, run: CellRun): unknown {
    const declared = path.length > 0 && this.#declaredBy.get(cell)?.includes(path[0]);
    const start: unknown = declared ? globals : run.value;
    return path.reduce(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      start,
    );
  }
}

function importFromSource(specifier: string): Promise<unknown> {
  if (specifier === "chainrule") return import("../../src/index.ts");
  throw new Error(`a lesson imports "${specifier}"; it may import "chainrule" only`);
}

/** `var`, so that a second lesson in this process may use the same names. */
function declare(names: readonly string[]): void {
  if (names.length > 0) new Script(`var ${names.join(", ")};`).runInThisContext();
}

async function record(body: () => Promise<unknown>): Promise<CellRun> {
  const printed: string[] = [];
  const shown: MimeBundle[] = [];
  const before = { host: currentHost(), log: console.log };
  console.log = (...values) => printed.push(...format(...values).split("\n"));
  installHost({
    display: (bundle) => shown.push(bundle),
    clearOutput: () => {},
    signal: new AbortController().signal,
  });
  try {
    return { value: await body(), printed, shown };
  } finally {
    console.log = before.log;
    installHost(before.host);
  }
}
