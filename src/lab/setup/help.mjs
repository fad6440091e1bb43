/**
 * What `chainrule` answers without doing anything: help, its version, and that a command does not exist.
 * Needs no build, so a slip is told at once.
 */
import { isClone, version } from "./places.mjs";
import { misused } from "./run.mjs";

/**
 * @typedef {object} Command
 * @property {string} usage the command with what it takes
 * @property {string} about one line
 * @property {readonly string[]} [options] a line each, for the command's own help
 * @property {boolean} [clone] it needs the sources, which an installed package has not
 */

/**
 * Every command; what each does is in cli.ts and, where no build is needed, in words.mjs.
 *
 * @public
 * @type {Readonly<Record<string, Command>>}
 */
export const commands = {
  lab: {
    usage: "lab [FOLDER]",
    about: "open JupyterLab at the first lesson",
    options: [
      `FOLDER           where to work; ${isClone() ? "the clone" : "chainrule-lessons"} if left out`,
      "--no-open        print the address, and open no browser",
      "--port NUMBER    listen on this port; the first free one from 8888 on if left out",
      "--update         put newer editions of lessons beside those in the folder",
    ],
  },
  build: { usage: "build", about: "build what has changed (dist, notebooks)", clone: true },
  run: {
    usage: "run FILE.ipynb",
    about: "run a notebook and save its outputs in it",
    options: [
      "-o, --output OUT.ipynb   save the notebook with its outputs there; FILE.ipynb stays as it is",
      "--check                  save nothing; only the exit code and what is printed tell",
      "Its cells are programs and run with your rights: read a stranger's notebook first.",
    ],
  },
  export: {
    usage: "export FILE.ipynb",
    about: "make one HTML page that needs no network",
    options: [
      "-o, --out OUT.html             the page; beside the notebook if left out",
      "--read-only                    a page without editors",
      "--theme auto|light|dark        auto follows the reader's system, and is taken if left out",
    ],
  },
  site: {
    usage: isClone() ? "site" : "site --lab DIR",
    about: isClone()
      ? "make pages of all lessons, and a JupyterLab for them that needs no server"
      : "make a JupyterLab of static files, with the notebooks and files in DIR",
    options: [
      "-o, --out FOLDER   where it goes; site if left out; the JupyterLab goes into FOLDER/lab",
      "--lab DIR          a JupyterLab with the notebooks and files in DIR, and no pages",
      ...(isClone() ? ["--pages            only the pages, for which no Python is needed"] : []),
    ],
  },
  install: {
    usage: "install",
    about: "put kernel, plots and exporter into another Jupyter",
    options: ["--prefix DIR   the environment; where the jupyter on PATH looks if left out"],
  },
  uninstall: {
    usage: "uninstall",
    about: "take them out again",
    options: ["--prefix DIR   as it was given to install"],
  },
  doctor: { usage: "doctor", about: "say what is there and what is missing" },
};

const exitCodes = `Exit codes: 0 done; 1 it failed, or a cell of the notebook did, or something is missing;
2 the command was not understood, and nothing was done.`;

/**
 * Answers what is only asked.
 *
 * @param {readonly string[]} args
 * @returns {boolean} whether it was that; if not, `args[0]` is a command to be done
 * @throws Stop with exit code 2 if there is no such command
 */
export function answer([word = "help", ...rest]) {
  if (["-v", "--version", "version"].includes(word)) return say(version);
  const isHelp = ["-h", "--help", "help"].includes(word);
  const about = isHelp ? rest.find((arg) => !arg.startsWith("-")) : word;
  if (about === undefined) return say(overview());
  const command = find(about);
  if (isHelp || rest.some((arg) => arg === "-h" || arg === "--help")) return say(helpOf(command));
  return false;
}

function say(/** @type {string} */ text) {
  console.log(text);
  return true;
}

/** The commands that work here. */
function present() {
  return Object.keys(commands).filter((word) => isClone() || !commands[word]?.clone);
}

function find(/** @type {string} */ word) {
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (command === undefined) throw misused(`there is no command "${word}"; ${suggestion(word)}`);
  if (command.clone && !isClone()) {
    throw misused(`${word} works in a clone of the repository only, for it needs the sources`);
  }
  return command;
}

function suggestion(/** @type {string} */ word) {
  const near = nearest(word, present());
  return near === undefined ? "chainrule --help names all" : `did you mean ${near}?`;
}

function overview() {
  const usages = present().map((word) => /** @type {Command} */ (commands[word]));
  const width = Math.max(...usages.map(({ usage }) => usage.length));
  const lines = usages.map(({ usage, about }) => `  chainrule ${usage.padEnd(width)}   ${about}`);
  return `chainrule ${version}: neural networks by hand in TypeScript notebooks

${lines.join("\n")}

chainrule COMMAND --help tells more of one; chainrule --version tells the version.
${exitCodes}`;
}

function helpOf(/** @type {Command} */ { usage, about, options = [] }) {
  const taken = options.length > 0 ? " [OPTIONS]" : "";
  const list = options.map((line) => `  ${line}\n`).join("");
  return `chainrule ${usage}${taken}: ${about}\n\n${list && `${list}\n`}${exitCodes}`;
}

/**
 * The name that is written most nearly like `word`, if one is near enough to be meant.
 *
 * @param {string} word
 * @param {readonly string[]} names
 */
function nearest(word, names) {
  const [best] = names
    .map((name) => ({ name, slips: slipsBetween(word, name) }))
    .filter(({ name, slips }) => slips <= 2 && slips < name.length - 1)
    .sort((a, b) => a.slips - b.slips);
  return best?.name;
}

/**
 * How many letters must be put in, taken out or replaced (the Levenshtein distance).
 *
 * @param {string} a
 * @param {string} b
 */
function slipsBetween(a, b) {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = Number(above[j - 1]) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, Number(above[j]) + 1, Number(row[j - 1]) + 1));
    }
    above = row;
  }
  return Number(above.at(-1));
}
