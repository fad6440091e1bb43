/** A scaler as JSON text and back. The text is checked in full before anything is built from it. */

export type ScalerName = "minMaxScaler" | "standardScaler";

/** What a scaler has learned: for each column, `(x - shift) / width`; a width of 0 is a constant column. */
export interface Scaling {
  readonly name: ScalerName;
  readonly shift: readonly number[];
  readonly width: readonly number[];
}

const format = "chainrule scaler";
const names: readonly unknown[] = ["minMaxScaler", "standardScaler"] satisfies ScalerName[];

export function saveScaling({ name, shift, width }: Scaling): string {
  return JSON.stringify({ format, version: 1, name, shift, width });
}

/** @throws SyntaxError if something is wrong in the text. */
export function loadScaling(text: string): Scaling {
  const saved = parse(text);
  if (saved.format !== format || saved.version !== 1) {
    const came = `format is ${JSON.stringify(saved.format)}, version ${JSON.stringify(saved.version)}`;
    throw wrong(came, `"${format}", version 1`);
  }
  const { name } = saved;
  if (!isName(name)) throw wrong(`name is ${JSON.stringify(name)}`, names.join(" or "));
  const shift = numbers("shift", saved.shift, -Infinity);
  const width = numbers("width", saved.width, 0);
  if (shift.length === width.length) return { name, shift, width };
  throw wrong(`shift has ${shift.length} numbers and width ${width.length}`, "as many of each");
}

function isName(name: unknown): name is ScalerName {
  return names.includes(name);
}

function parse(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`loadScaler: the text is not JSON (${(cause as Error).message})`, {
      cause,
    });
  }
  if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  throw wrong(`the text is ${JSON.stringify(value)}`, "what scaler.save() gives");
}

function numbers(name: string, value: unknown, least: number): readonly number[] {
  if (!Array.isArray(value) || value.length === 0) throw wrong(`${name} is no list`, "numbers");
  const odd = value.findIndex((item) => !Number.isFinite(item) || item < least);
  if (odd < 0) return value;
  const needed = least === 0 ? "a finite number from 0 up" : "a finite number";
  throw wrong(`${name}: item ${odd} is ${JSON.stringify(value[odd])}`, needed);
}

function wrong(what: string, needed: string): SyntaxError {
  return new SyntaxError(`loadScaler: ${what}; it must be ${needed}`);
}
