/** Stack frames of cells, at the line and column that the learner wrote. Runs in Node and in a page. */
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { SourceMap } from "./compiled.ts";

/** What is known of a file that a stack names. */
export interface FrameSource {
  /** What a reader calls it: "Cell In[3]" or "../helper.ts". */
  readonly label: string;
  /** From the code that ran to the learner's text; left out if they are the same. */
  readonly map?: SourceMap;
}

/** One step of a stack. Line and column start at 1. */
export interface CellFrame {
  /** "train", "Network.forward", "async load"; left out at a cell's top level. */
  readonly functionName?: string;
  readonly label: string;
  /** The file as the stack names it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The learner's own frames of a stack, innermost first.
 *
 * @param stack `error.stack`, as V8 or Firefox writes it.
 * @param lookup tells what a file is; frames of a file it does not know are left out, as are
 *   places of a cell's code that the learner did not write.
 */
export function mapFrames(
  stack: string,
  lookup: (file: string) => FrameSource | undefined,
): CellFrame[] {
  const found = stack.split("\n").map((line) => parseFrame(line));
  return found.flatMap((frame) => (frame === undefined ? [] : mapFrame(frame, lookup)));
}

type RawFrame = Omit<CellFrame, "label">;

/** `    at async Network.train (file:///a/cell-3.ts:10:5)`; a path may hold spaces and brackets. */
const v8Named = /^\s*at (.+?) \((.+):(\d+):(\d+)\)$/;
/** `    at file:///a/cell-3.ts:10:5`, without a name: a file's or cell's top level. */
const v8Nameless = /^\s*at ()(?:async )?(.+):(\d+):(\d+)$/;
/** `train@file:///a/cell-3.ts:10:5`. */
const firefoxFrame = /^([^@\n]*)@(.+):(\d+):(\d+)$/;
const patterns = [v8Named, v8Nameless, firefoxFrame];

function parseFrame(line: string): RawFrame | undefined {
  const [, name, file, row, column] =
    patterns.find((pattern) => pattern.test(line))?.exec(line) ?? [];
  if (file === undefined) return undefined;
  const functionName = name?.replace(/ \[as [^\]]*\]$/, "").replace(/^async\*/, "async ");
  const place = { file, line: Number(row), column: Number(column) };
  return isTopLevel(functionName) ? place : { functionName, ...place };
}

/** A cell's own function has no name; V8 calls such a one `<anonymous>` or by its place. */
function isTopLevel(name: string | undefined): name is undefined {
  return name === undefined || name === "" || /^(?:async )?(?:Object\.)?<anonymous>$/.test(name);
}

function mapFrame(frame: RawFrame, lookup: (file: string) => FrameSource | undefined): CellFrame[] {
  const source = lookup(frame.file);
  if (source === undefined) return [];
  const { label, map } = source;
  if (map === undefined) return [{ ...frame, label }];
  const place = { line: frame.line, column: frame.column - 1 };
  const original = originalPositionFor(traceMap(map), place);
  if (original.line === null) return [];
  return [{ ...frame, label, line: original.line, column: original.column + 1 }];
}

/** Decoded once: an error in a loop may ask for the same map thousands of times. */
const decoded = new WeakMap<SourceMap, TraceMap>();

function traceMap(map: SourceMap): TraceMap {
  const known = decoded.get(map) ?? new TraceMap(map);
  decoded.set(map, known);
  return known;
}
