/**
 * Stack traces in the learner's own lines: every `error.stack` names cells and source lines as they
 * were written, and frames of the kernel and the library are left out.
 */
import { readFileSync } from "node:fs";
import { findSourceMap, SourceMap as Mapping, type SourceMapPayload } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceMap } from "../../cells/compiled.ts";
import { type Frame, frameText } from "../../run/frame.ts";
import { Recent } from "../recent.ts";

interface CellScript {
  readonly number: number;
  readonly code: string;
  readonly source: string;
  readonly map: SourceMap;
  mapping?: Mapping;
}

/** Old cells' maps are dropped beyond this many; their frames then say the cell alone. */
const REMEMBERED = 1000;
const scripts = new Recent<string, CellScript>(REMEMBERED);
const framesOf = new WeakMap<object, readonly Frame[]>();
const ours = new URL("../../../", import.meta.url).href; // dist/

/** Makes the frames of the script `fileName` point at the cell's own lines. */
export function rememberScript(fileName: string, script: CellScript): void {
  scripts.set(fileName, script);
}

/** From now on every stack is told in the learner's lines. */
export function installStacks(): void {
  Error.stackTraceLimit = 50;
  process.setSourceMapsEnabled(true);
  Error.prepareStackTrace = (error, sites) => {
    const frames = learnersFrames(sites);
    framesOf.set(error, frames);
    return [header(error), ...frames.map((frame) => `    at ${frameText(frame)}`)].join("\n");
  };
}

/** The learner's frames of `error`, innermost first; none if it has no stack. */
export function stackFrames(error: Error): readonly Frame[] {
  void error.stack; // formats the stack, and so fills framesOf, unless that was done before
  return framesOf.get(error) ?? [];
}

function header(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}

function learnersFrames(sites: readonly NodeJS.CallSite[]): Frame[] {
  return sites.flatMap((site) => locate(site) ?? []);
}

function locate(site: NodeJS.CallSite): Frame | undefined {
  const file = site.getFileName() ?? undefined;
  const line = site.getLineNumber() ?? 0;
  const column = site.getColumnNumber() ?? 0;
  if (file === undefined || line < 1) return undefined;
  const script = scripts.get(file);
  if (script !== undefined) return cellFrame(site, script, line, column);
  if (file.startsWith("node:") || file.startsWith(ours)) return undefined;
  return fileFrame(site, file, line, column);
}

function cellFrame(site: NodeJS.CallSite, script: CellScript, line: number, column: number) {
  script.mapping ??= new Mapping(script.map as SourceMapPayload);
  if (line === lineCount(script.code)) return undefined; // the call of the function around the cell
  const entry = script.mapping.findEntry(line - 1, column - 1);
  if (!("originalLine" in entry)) return undefined; // the compiler's own code around the cell
  return {
    place: `Cell In[${script.number}]`,
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
    name: functionName(site),
    source: script.source,
  };
}

function fileFrame(site: NodeJS.CallSite, file: string, line: number, column: number): Frame {
  const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
  const mapped = entry !== undefined && "originalLine" in entry;
  const path = file.startsWith("file:") ? fileURLToPath(file.replace(/[?#].*$/, "")) : file;
  return {
    place: shortest(path),
    line: mapped ? entry.originalLine + 1 : line,
    column: mapped ? entry.originalColumn + 1 : column,
    name: functionName(site),
    source: path.includes("node_modules") ? undefined : readText(path),
  };
}

function lineCount(text: string): number {
  return text.split("\n").length;
}

/** `null` and the compiler's wrapper are the top level. */
function functionName(site: NodeJS.CallSite): string | undefined {
  const name = site.getFunctionName();
  if (name === null || name === "" || name.startsWith("__chainrule")) return undefined;
  const type = site.isToplevel() || name.includes(".") ? null : site.getTypeName();
  if (site.isConstructor()) return `new ${name}`;
  return type === null || type === "Object" || type === "global" ? name : `${type}.${name}`;
}

function shortest(path: string): string {
  const short = relative(process.cwd(), path);
  return short.length < path.length ? short : path;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // made up by a library, or gone since
  }
}
