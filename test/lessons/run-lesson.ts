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
  const cells: Record<string, CellRun> = {};
  const names = new Set<string>();
  globals[Symbol.for("chainrule.import")] = importFromSource;
  for (const cell of lessonCells(name)) {
    if (cell.type === "markdown") continue;
    const fileName = new URL(`../../lessons/${name}-${cell.id}.ts`, import.meta.url).href;
    const source = replaced[cell.id] ?? cell.source;
    const compiled = compileCell(source, { fileName, importer: true });
    declare(compiled.names);
    for (const one of compiled.names) names.add(one);
    cells[cell.id] = await record(() => run(compiled.code, fileName));
  }
  return { cells, variables: Object.fromEntries([...names].map((one) => [one, globals[one]])) };
}

const globals = globalThis as unknown as Record<string | symbol, unknown>;

function importFromSource(specifier: string): Promise<unknown> {
  if (specifier === "chainrule") return import("../../src/index.ts");
  throw new Error(`a lesson imports "${specifier}"; it may import "chainrule" only`);
}

/** `var`, so that a second lesson in this process may use the same names. */
function declare(names: readonly string[]): void {
  if (names.length > 0) new Script(`var ${names.join(", ")};`).runInThisContext();
}

async function run(code: string, filename: string): Promise<unknown> {
  const result: unknown = await new Script(code, { filename }).runInThisContext();
  return (result as { value: unknown } | undefined)?.value;
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
