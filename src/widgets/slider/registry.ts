/** The functions behind the sliders of this process, and how they are called. */
import { acceptComms, hasComms } from "../../display/comm.ts";
import { currentHost } from "../../display/host.ts";
import { type Frame, frameOf } from "./frame.ts";
import { type KnobData, namedValues, readValues } from "./knobs.ts";

/** A slider's function, with what it takes. */
interface Entry {
  readonly knobs: readonly KnobData[];
  readonly draw: (values: never) => unknown;
}

/** Milliseconds that one call may take; then it is cut off, where the host can do that. */
const callLimit = 2000;

/** The name under which the front end opens a talk with the kernel. */
const sliderTarget = "chainrule.slider";

const entries = new Map<string, Entry>();

/** From now on the function can be called by its id. */
export function registerSlider(entry: Entry): string {
  const id = idOf(entry);
  entries.set(id, entry);
  // By the newest cell: one that was stopped says nothing any more.
  if (hasComms()) {
    acceptComms(sliderTarget, (comm) => {
      comm.onMessage = (data) => comm.send(answer(data));
    });
  }
  return id;
}

/** Answers `{ id, turn, values }` with `{ turn, frame }`; whatever goes wrong is a frame, too. */
export function answer(asked: unknown): { turn: unknown; frame: Frame } {
  const { id, turn, values } = (asked ?? {}) as Readonly<Record<string, unknown>>;
  return { turn, frame: drawFrame(id, values) };
}

function drawFrame(id: unknown, values: unknown): Frame {
  const entry = entries.get(String(id));
  if (entry === undefined) return { error: "run its cell first; the function is not there" };
  try {
    const work = () => callDraw(entry, readValues(entry.knobs, values));
    return currentHost()?.within?.(callLimit, work) ?? work();
  } catch (error) {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** What the function gives for these values, as it is shown. */
export function callDraw({ knobs, draw }: Entry, values: readonly number[]): Frame {
  return frameOf(draw(namedValues(knobs, values) as never));
}

/**
 * The same text has the same id in every run, on every machine, so that a page shows what a notebook shows; a
 * second one of the same text in one run of a cell has another.
 */
function idOf({ knobs, draw }: Entry): string {
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
