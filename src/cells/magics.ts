/**
 * Lines of a cell that speak to the kernel: `%check off`, `%npm install d3-array`, `%help`. They stand at
 * the top of the cell, before its first line of code, because further down `%` is the remainder.
 */
import type { CellCompletion, CellCompletions } from "./completion.ts";
import { type CellDiagnostic, CellSyntaxError, cellDiagnostic } from "./diagnostic.ts";
import { type Strictness, strictnesses } from "./strictness.ts";

/** What one line asks for. */
export type Magic =
  | { readonly name: "check"; readonly mode: Strictness; readonly notebook: boolean }
  | { readonly name: "time" }
  | { readonly name: "reset" }
  | {
      readonly name: "npm";
      readonly command: "install" | "uninstall";
      /** Among the packages that are only needed for work on the project. */
      readonly dev: boolean;
      readonly packages: readonly string[];
    }
  | { readonly name: "help" }
  | { readonly name: "inspect"; readonly expression: string };

/** A cell whose magic lines were read. */
export interface MagicCell {
  readonly magics: readonly Magic[];
  /** The cell with spaces in place of its magic lines: every other character keeps its place. */
  readonly code: string;
}

/** One magic's entry in the help. */
interface Usage {
  readonly text: string;
  readonly does: string;
  /** The magic for the words after the name; a sentence if they are wrong. */
  read(words: readonly string[]): Magic | string;
}

const usages: Readonly<Record<string, Usage>> = {
  check: {
    text: "%check off|loose|strict",
    does: "type-check this cell, or with --notebook all that follow: not at all, with warnings, strictly",
    read: (words) => {
      const rest = words.filter((word) => word !== "--notebook");
      const mode = strictnesses.find((one) => one === rest[0]);
      if (mode === undefined || rest.length > 1)
        return "%check takes one word: off, loose or strict";
      return { name: "check", mode, notebook: rest.length < words.length };
    },
  },
  time: {
    text: "%time",
    does: "tell how long the cell takes; code may follow on the same line",
    read: () => ({ name: "time" }),
  },
  reset: {
    text: "%reset",
    does: "forget all variables and types, as a restart does",
    read: (words) => (words.length === 0 ? { name: "reset" } : "%reset stands alone"),
  },
  npm: {
    text: "%npm install NAME ...",
    does: "install packages into the notebook's project (-D: for work on it), or uninstall them",
    read: ([command, ...words]) => {
      const packages = words.filter((word) => !isDev(word));
      const wrong = packages.find((name) => !isPackage(name));
      const isKnown = command === "install" || command === "uninstall";
      if (!isKnown || packages.length === 0) return "%npm is written: %npm install NAME";
      if (wrong !== undefined) return `%npm ${command}: '${wrong}' is not the name of a package`;
      return { name: "npm", command, dev: words.some(isDev), packages };
    },
  },
  help: {
    text: "%help",
    does: "list these lines",
    read: (words) => (words.length === 0 ? { name: "help" } : "%help stands alone"),
  },
};

/** Every magic with what it does, a line each. */
export const magicHelp: string = [
  ...Object.values(usages).map(({ text, does }) => [text, does]),
  ["?NAME or NAME?", "show what a name means and its documentation"],
]
  .map(([text, does]) => `${text.padEnd(25)}${does}`)
  .join("\n");

/**
 * Reads the magic lines of a cell.
 *
 * @throws CellSyntaxError for a `%` line that is none of the known ones, or has the wrong words.
 */
export function parseMagics(source: string): MagicCell {
  const question = /^\s*(?:\?\s*([\w$.]+)|([\w$.]+)\s*\?)\s*$/.exec(source);
  if (question !== null) {
    const expression = question[1] ?? question[2];
    return { magics: [{ name: "inspect", expression }], code: blank(source) };
  }
  const magics: Magic[] = [];
  let code = "";
  for (const { line, start } of headLines(source)) {
    if (!isMagic(line)) continue;
    const { magic, length } = readLine(source, line, start);
    magics.push(magic);
    code += source.slice(code.length, start) + blank(source.slice(start, start + length));
  }
  return { magics, code: code + source.slice(code.length) };
}

/** The cell's code alone, whatever its magic lines say: for questions about a text still being written. */
export function codeOf(source: string): string {
  try {
    return parseMagics(source).code;
  } catch {
    return source.replace(/^\s*%.*$/m, blank);
  }
}

/** Proposals inside a magic line; `undefined` if the place is not in one. */
export function completeMagic(source: string, offset: number): CellCompletions | undefined {
  const place = headLines(source).find(({ line, start }) => {
    return isMagic(line) && offset > start && offset <= start + line.length;
  });
  if (place === undefined) return undefined;
  const typed = source.slice(place.start, offset);
  const words = /^\s*%%?\w*$/.test(typed)
    ? Object.keys(usages).map((name) => `%${name}`)
    : argumentsOf(typed);
  const start = offset - (/%?[\w-]*$/.exec(typed) as RegExpExecArray)[0].length;
  const texts = words.filter((word) => word.startsWith(source.slice(start, offset)));
  return { matches: texts.map(proposal), start, end: offset };
}

function argumentsOf(typed: string): string[] {
  if (/^\s*%%?check\s+\w*$/.test(typed)) return [...strictnesses];
  if (/^\s*%%?check\s+\w+\s+-*\w*$/.test(typed)) return ["--notebook"];
  return /^\s*%%?npm\s+\w*$/.test(typed) ? ["install", "uninstall"] : [];
}

function proposal(text: string): CellCompletion {
  return { text, kind: "magic", deprecated: false };
}

interface Line {
  readonly line: string;
  readonly start: number;
}

/** The lines before the first line of code: magic, empty and comment lines. */
function headLines(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of source.split("\n")) {
    if (!isMagic(line) && !/^\s*(?:\/\/.*)?$/.test(line)) break;
    lines.push({ line, start });
    start += line.length + 1;
  }
  return lines;
}

function isMagic(line: string): boolean {
  return /^\s*%/.test(line);
}

/** The magic, and how much of the line belongs to it: after `%time` the rest is code. */
function readLine(source: string, line: string, start: number): { magic: Magic; length: number } {
  const [head, name, rest] = /^\s*%%?\s*(\w*)(.*)$/s.exec(line) as unknown as string[];
  const usage = Object.hasOwn(usages, name) ? usages[name] : undefined;
  const words = rest.trim() === "" ? [] : rest.trim().split(/\s+/);
  const magic = usage?.read(words) ?? `unknown line %${name}; there are:\n${magicHelp}`;
  if (typeof magic === "string") throw new CellSyntaxError([mistake(source, magic, line, start)]);
  const length = magic.name === "time" ? head.length - rest.length : line.length;
  return { magic, length };
}

function mistake(source: string, message: string, line: string, lineStart: number): CellDiagnostic {
  const start = lineStart + line.indexOf("%");
  const length = line.trim().length;
  return cellDiagnostic(source, {
    code: 0,
    message,
    category: "error",
    syntax: true,
    start,
    length,
  });
}

/** Spaces for every character but line ends. */
function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, " ");
}

function isDev(word: string): boolean {
  return word === "-D" || word === "--save-dev";
}

/**
 * A package's name, a version after `@` allowed; nothing that npm would take for an option, a folder or
 * an archive.
 */
function isPackage(word: string): boolean {
  const [, name, version] =
    /^((?:@[\w-][\w.-]*\/)?[\w-][\w.-]*)(?:@([\w^~<>=*][\w.^~<>=*-]*))?$/.exec(word) ?? [];
  if (name === undefined || name.startsWith("-")) return false;
  return ![name, version].some((part) => /\.(?:tgz|tar|tar\.gz)$/i.test(part ?? ""));
}
