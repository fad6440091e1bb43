/**
 * The `chainrule` command: words to functions. What needs no build is in lab/setup: help, `lab`, which
 * builds when it has found Python, and `doctor`.
 */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { stripSequences } from "./run/terminal-text.ts";

/** What the set-up brings, which is no compiled code. */
export interface SetUp {
  /** The interpreter of an environment that holds JupyterLite, which is installed first where it is missing. */
  litePython(): Promise<string>;
}

/** Does a word with its arguments; gives the exit code. */
type Word = (args: string[], setUp: SetUp) => Promise<number>;

/** What each command does; the build has been brought up to date before. */
export const words: Readonly<Record<string, Word>> = {
  build: async (args) => {
    read("build", args, {});
    return say("everything is up to date");
  },
  run: async (args) => {
    const { file, output, check } = readWithFile("run", args, {
      output: { type: "string", short: "o" },
      check: { type: "boolean" },
    });
    if (check && output !== undefined)
      throw misused("run", "takes --output or --check, not both: --check saves nothing");
    const { runFile } = await import("./lab/run-file.ts");
    return await runFile(file, check ? undefined : (output ?? file));
  },
  export: async (args) => {
    const { file, ...options } = readWithFile("export", args, {
      out: { type: "string", short: "o" },
      "read-only": { type: "boolean" },
      theme: { type: "string" },
    });
    const { asTheme, exportFile } = await import("./lab/notebook-words.ts");
    const theme = asTheme(options.theme ?? "auto");
    if (theme === undefined)
      throw misused("export", `takes --theme auto, light or dark, not ${options.theme}`);
    return say(`wrote ${await exportFile(file, { ...options, theme })}`);
  },
  site: async (args, setUp) => {
    const { out = "site", ...asked } = read("site", args, {
      out: { type: "string", short: "o" },
      lab: { type: "string" },
      pages: { type: "boolean" },
    });
    if (asked.lab !== undefined && asked.pages)
      throw misused("site", "takes --lab DIR or --pages, not both");
    const { writeSite } = await import("./lab/site-words.ts");
    return say(...(await writeSite({ out, ...asked }, setUp)));
  },
  install: async (args) => {
    const { prefix } = read("install", args, { prefix: { type: "string" } });
    const { install } = await import("./lab/install.ts");
    return say(...(await install(prefix)));
  },
  uninstall: async (args) => {
    const { prefix } = read("uninstall", args, { prefix: { type: "string" } });
    const { uninstall } = await import("./lab/install.ts");
    return say(...(await uninstall(prefix)));
  },
};

/** Does the command, which is one of `words`; gives its exit code. */
export async function main([word = "", ...args]: string[], setUp: SetUp): Promise<number> {
  try {
    return await words[word](args, setUp);
  } catch (error) {
    // A file's name or content may hold orders to a terminal.
    if (error instanceof Error) error.message = stripSequences(error.message);
    throw error;
  }
}

/** An error that ends the program with exit code 2: what was asked was not understood. */
function misused(word: string, message: string): Error {
  const error = new Error(`${word} ${message} (chainrule ${word} --help tells more)`);
  return Object.assign(error, { exitCode: 2 });
}

type Options = NonNullable<ParseArgsConfig["options"]>;

function parse<T extends Options>(word: string, args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const [sentence] = (error as Error).message.split(". ");
    throw misused(word, `was not understood: ${sentence}`);
  }
}

function read<T extends Options>(word: string, args: string[], options: T) {
  const { values, positionals } = parse(word, args, options);
  if (positionals.length > 0) throw misused(word, `takes no ${positionals[0]}`);
  return values;
}

function readWithFile<T extends Options>(word: string, args: string[], options: T) {
  const { values, positionals } = parse(word, args, options);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw misused(word, "takes one file");
  return { ...values, file };
}

function say(...lines: string[]): number {
  for (const line of lines) console.log(stripSequences(line));
  return 0;
}
