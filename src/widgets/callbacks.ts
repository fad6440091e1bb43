/** The learner's functions behind the widgets of this process, and how a front end has them called. */
import { acceptComms, hasComms } from "../display/comm.ts";
import { currentHost } from "../display/host.ts";
import { type Frame, frameOf } from "./slider/frame.ts";
import { type KnobData, namedValues, readValues } from "./slider/knobs.ts";

/** A function, with what it takes. */
interface Callback {
  readonly knobs: readonly KnobData[];
  readonly draw: (values: never) => unknown;
}

/** Milliseconds that one call may take; then it is cut off, where the host can do that. */
const callLimit = 2000;

/** The name under which the front end opens a talk with the kernel. */
const target = "chainrule.callback";

const callbacks = new Map<string, Callback>();

/** From now on the function can be called by its id. */
export function registerCallback(callback: Callback): string {
  const id = idOf(callback);
  callbacks.set(id, callback);
  // By the newest cell: one that was stopped says nothing any more.
  if (hasComms()) {
    acceptComms(target, (comm) => {
      comm.onMessage = (data) => comm.send(answer(data));
    });
  }
  return id;
}

/** What becomes of a question: a frame, whatever goes wrong in the function; or there is none to ask. */
type Answer =
  | { readonly turn: unknown; readonly frame: Frame }
  | { readonly turn: unknown; readonly nobody: string };

/** Answers `{ id, turn, values }`. */
export function answer(asked: unknown): Answer {
  const { id, turn, values } = (asked ?? {}) as Readonly<Record<string, unknown>>;
  const callback = typeof id === "string" ? callbacks.get(id) : undefined;
  if (callback === undefined) return { turn, nobody: "run its cell to have it computed" };
  return { turn, frame: frameFor(callback, values) };
}

function frameFor(callback: Callback, values: unknown): Frame {
  try {
    const work = () => callDraw(callback, readValues(callback.knobs, values));
    return currentHost()?.within?.(callLimit, work) ?? work();
  } catch (error) {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** What the function gives for these values, as it is shown. */
export function callDraw({ knobs, draw }: Callback, values: readonly number[]): Frame {
  return frameOf(draw(namedValues(knobs, values) as never));
}

/**
 * The same text has the same id in every run, on every machine, so that a page shows what a notebook shows; a
 * second one of the same text in one run of a cell has another.
 */
function idOf({ knobs, draw }: Callback): string {
  const text = `${JSON.stringify(knobs)} ${draw}`;
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (hash * 33) ^ text.charCodeAt(i);
  const run = currentHost()?.signal ?? noRun;
  const counts = runs.get(run) ?? new Map<number, number>();
  runs.set(run, counts);
  const count = (counts.get(hash) ?? 0) + 1;
  counts.set(hash, count);
  return `${(hash >>> 0).toString(36)}-${count}`;
}

const runs = new WeakMap<object, Map<number, number>>();
const noRun = {};
