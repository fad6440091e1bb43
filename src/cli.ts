/** The `chainrule` command: words to functions. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { projectRoot, projectVersion } from "./lab/root.ts";

/** Does a word with its arguments; gives the exit code. */
type Word = (args: string[]) => Promise<number>;

const words: Readonly<Record<string, Word>> = {
  lab: async (args) => (await setup<{ startLab: Word }>("words.mjs")).startLab(args),
  build: async (args) => {
    read(args, {});
    return say("everything is up to date");
  },
  run: async (args) => {
    const { file } = readWithFile("run", args, {});
    return (await import("./lab/notebook-words.ts")).runFile(file);
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
      throw new UsageError(`--theme takes auto, light or dark, not ${options.theme}`);
    return say(`wrote ${await exportFile(file, { ...options, theme })}`);
  },
  site: async (args) => {
    const { out = "site" } = read(args, { out: { type: "string", short: "o" } }).values;
    const { writeSite } = await import("./lab/notebook-words.ts");
    return say(...(await writeSite(out)));
  },
  install: async (args) => {
    const { prefix } = read(args, { prefix: { type: "string" } }).values;
    const { install } = await import("./lab/install.ts");
    return say(...(await install(prefix)));
  },
  uninstall: async (args) => {
    const { prefix } = read(args, { prefix: { type: "string" } }).values;
    const { uninstall } = await import("./lab/install.ts");
    return say(...(await uninstall(prefix)));
  },
  doctor: async () => (await setup<{ doctor: () => Promise<number> }>("doctor.mjs")).doctor(),
  "--help": async () => say(help),
  "--version": async () => say(projectVersion()),
};

const help = `chainrule: neural networks by hand in TypeScript notebooks

  chainrule lab [FOLDER] [--no-open] [--port NUMBER] [--update]
  chainrule build                             build what has changed (dist, notebooks)
  chainrule run FILE.ipynb                    run a notebook; exit code 1 if a cell fails
  chainrule export FILE.ipynb [-o OUT.html]   make one HTML page that needs no network
      [--read-only] [--theme auto|light|dark]
  chainrule site [-o FOLDER]                  run every lesson and make its page, with an index
  chainrule install [--prefix DIR]            put kernel, plots and exporter into another Jupyter
  chainrule uninstall [--prefix DIR]          take them out again
  chainrule doctor                            say what is there and what is missing
  chainrule --help | --version`;

/** A word or option that does not exist: the command answers with the list of words. */
class UsageError extends Error {
  readonly exitCode = 2;
}

function isMisuse(error: unknown): error is Error {
  return error instanceof Error && "exitCode" in error && error.exitCode === 2;
}

/** Runs the command; gives its exit code: 0, 1 after an error, 2 if it was not understood. */
export async function main([word = "--help", ...args]: string[]): Promise<number> {
  try {
    const work = words[word];
    if (work === undefined) throw new UsageError(`${word} is not a word of chainrule`);
    return await work(args);
  } catch (error) {
    if (!isMisuse(error)) throw error;
    console.error(`chainrule: ${error.message}\n\n${help}`);
    return 2;
  }
}

type Options = NonNullable<ParseArgsConfig["options"]>;

function read<T extends Options>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split(". ")[0]);
  }
}

function readWithFile<T extends Options>(word: string, args: string[], options: T) {
  const { values, positionals } = read(args, options);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(`${word} takes one file`);
  return { ...values, file };
}

function say(...lines: string[]): number {
  for (const line of lines) console.log(line);
  return 0;
}

/** The set-up is plain JavaScript, because it also runs before anything is built. */
async function setup<T>(file: string): Promise<T> {
  return await import(pathToFileURL(join(projectRoot(), "src", "lab", "setup", file)).href);
}
