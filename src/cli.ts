/** The `chainrule` command: words to functions. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { projectRoot, projectVersion } from "./lab/root.ts";

/** Does a word with its arguments; gives the exit code. */
type Word = (args: string[]) => Promise<number>;

const words: Readonly<Record<string, Word>> = {
  lab: async (args) => (await setup<{ startLab: Word }>("words.mjs")).startLab(args),
  build: async () => say(["everything is up to date"]),
  install: async (args) => {
    const { values } = parseArgs({ args, options: { prefix: { type: "string" } } });
    const { install } = await import("./lab/install.ts");
    return say(await install(values.prefix));
  },
  doctor: async () => (await setup<{ doctor: () => Promise<number> }>("doctor.mjs")).doctor(),
  "--help": async () => say([help]),
  "--version": async () => say([projectVersion()]),
};

const help = `chainrule: neural networks by hand in TypeScript notebooks

  chainrule lab [--no-open] [--port NUMBER]   open JupyterLab at the first lesson
  chainrule build                             build what has changed (dist, notebooks)
  chainrule run FILE.ipynb                    run a notebook; exit code 1 if a cell fails
  chainrule export FILE.ipynb [-o OUT.html]   make one HTML page that still runs
  chainrule install [--prefix DIR]            put kernel and plots into another Jupyter
  chainrule doctor                            say what is there and what is missing
  chainrule --help | --version`;

/** Runs the command; an error is one sentence. Exit code 2: a word or option that is not known. */
export async function main([word = "--help", ...args]: string[]): Promise<number> {
  const work = words[word];
  if (work === undefined) return refuse(`${word} is not a word of chainrule`);
  try {
    return await work(args);
  } catch (error) {
    if (!isOptionError(error)) throw error;
    return refuse(`${word}: ${error.message.split(". ")[0]}`);
  }
}

function refuse(sentence: string): number {
  console.error(`chainrule: ${sentence}\n\n${help}`);
  return 2;
}

function say(lines: readonly string[]): number {
  for (const line of lines) console.log(line);
  return 0;
}

/** Node's complaints about options, thrown by `parseArgs`. */
function isOptionError(error: unknown): error is Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_PARSE_ARGS");
}

/** The set-up is plain JavaScript, because it also runs before anything is built. */
async function setup<T>(file: string): Promise<T> {
  return await import(pathToFileURL(join(projectRoot(), "src", "lab", "setup", file)).href);
}
