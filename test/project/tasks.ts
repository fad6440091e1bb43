/** The programs of docs/tasks.md. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import * as chainrule from "../../src/index.ts";
import { root } from "./modules.ts";

export interface Task {
  /** The first word of its heading, small: `iris`. */
  readonly name: string;
  /** The program, TypeScript. */
  readonly code: string;
}

/** Every program of the page, in order. */
export function readTasks(): Task[] {
  const page = readFileSync(join(root, "docs", "tasks.md"), "utf8").replaceAll("\r\n", "\n");
  return [...page.matchAll(/^## (.*?):.*\n[^`]*(?:`[^`\n]+`[^`]*)*```ts\n([\s\S]*?)```$/gm)].map(
    ([, title, code]) => ({ name: title.toLowerCase().replace(" ", ""), code }),
  );
}

/** Runs a program with another seed; the last number that it prints is its score. */
export async function scoreOf({ code }: Task, seed: number): Promise<number> {
  const body = code
    .replace(/^import \{([^}]*)\} from "chainrule";$/gm, (_, names: string) => {
      return `const {${names.replace(/type \w+,?/g, "")}} = chainrule;`;
    })
    .replace("seeded(1)", `seeded(${seed})`);
  const script = ts.transpile(body, { target: ts.ScriptTarget.ES2022 });
  const printed: unknown[] = [];
  const console = { log: (...values: unknown[]) => printed.push(...values) };
  await new AsyncFunction("chainrule", "console", script)(chainrule, console);
  return printed.at(-1) as number;
}

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
