/** `console`, `process.stdout` and `process.stderr` of cells: every write is a stream output. */
import { Console } from "node:console";
import { Writable } from "node:stream";
import { put } from "./reports.ts";

type Written = string | Uint8Array;
type Done = (error?: Error | null) => void;

/**
 * A stream that puts its text out at once. It goes round the buffering of `Writable`, whose state
 * would stay half changed if an interrupt cut off a cell in mid-write.
 */
class CellStream extends Writable {
  readonly #name: "stdout" | "stderr";

  constructor(name: "stdout" | "stderr") {
    super({ decodeStrings: false });
    this.#name = name;
  }

  override write(chunk: Written, encoding?: BufferEncoding | Done, done?: Done): boolean {
    const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
    for (const piece of pieces(text)) {
      put({ output_type: "stream", name: this.#name, text: piece });
    }
    const after = typeof encoding === "function" ? encoding : done;
    if (after) process.nextTick(after);
    return true;
  }

  /** Standard output has no end while the process lives. */
  override end(chunk?: unknown): this {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) this.write(chunk);
    return this;
  }
}

/** UTF-16 units that are put out at once: of a long text the kernel sends one while the next is made. */
const LARGEST = 1024 * 1024;

/** `text` in pieces that cut no character in two; none of an empty text. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + LARGEST;
    const isPair = (text.codePointAt(end - 1) ?? 0) > 0xffff;
    found.push(text.slice(start, isPair ? end - 1 : end));
    start = isPair ? end - 1 : end;
  }
  return found;
}

/** Makes the process's standard streams and the global console those of the running cell. */
export function installConsole(): void {
  const stdout = new CellStream("stdout");
  const stderr = new CellStream("stderr");
  Object.defineProperty(process, "stdout", { value: stdout, configurable: true });
  Object.defineProperty(process, "stderr", { value: stderr, configurable: true });
  // Not the built-in console: with an inspector connected that one keeps every argument alive.
  // ignoreErrors false: no listener is added and removed around each write.
  const console = new Console({ stdout, stderr, ignoreErrors: false, colorMode: false });
  console.clear = () => put({ output_type: "clear_output", wait: false });
  countGroups(console);
  globalThis.console = console;
}

/** How many of `console.group` are open. */
let groups = 0;
let endGroup: () => void = () => {};

function countGroups(console: Console): void {
  const { group, groupEnd } = console;
  const open = (...values: unknown[]): void => {
    groups++;
    group(...values);
  };
  endGroup = groupEnd;
  const close = (): void => {
    groups = Math.max(0, groups - 1);
    groupEnd();
  };
  Object.assign(console, { group: open, groupCollapsed: open, groupEnd: close });
}

/** At a cell's end: one that threw in a group would leave all that is printed later indented. */
export function endGroups(): void {
  for (; groups > 0; groups--) endGroup();
}
