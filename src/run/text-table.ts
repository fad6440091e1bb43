/** What `console.table` prints: a value's entries in rows, framed by lines. */
import type { Inspect } from "./tools.ts";

const INDEX = "(index)";
const ITERATION = "(iteration index)";
const VALUES = "Values";

/** One column: its head, and its texts by row; a row may have none. */
interface Column {
  readonly head: string;
  readonly texts: string[];
}

/** `value` as a table of text; with `properties` only those columns. */
export function textTable(value: object, inspect: Inspect, properties?: readonly string[]): string {
  const text = (one: unknown) => inspect(one, { ...oneLine, depth: depthOf(one) });
  if (value instanceof Map) return framed(mapColumns(value, text));
  if (value instanceof Set) return framed(setColumns(value, text));
  return framed(recordColumns(value as Row, text, properties));
}

const oneLine = { maxArrayLength: 3, breakLength: Infinity };

type Row = Readonly<Record<string, unknown>>;
type Text = (value: unknown) => string;

/** A small object is written out in its place, of a larger one only its kind. */
function depthOf(value: unknown): number {
  const isLarge = isObject(value) && !Array.isArray(value) && Object.keys(value).length > 2;
  return isLarge ? -1 : 0;
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === "object";
}

function mapColumns(map: ReadonlyMap<unknown, unknown>, text: Text): Column[] {
  const keys = Array.from(map.keys(), text);
  const values = Array.from(map.values(), text);
  return [numbers(map.size), { head: "Key", texts: keys }, { head: VALUES, texts: values }];
}

function setColumns(set: ReadonlySet<unknown>, text: Text): Column[] {
  return [numbers(set.size), { head: VALUES, texts: Array.from(set, text) }];
}

function numbers(length: number): Column {
  return { head: ITERATION, texts: Array.from({ length }, (_, i) => String(i)) };
}

/** A row for each key of `value`, a column for each key of what stands there. */
function recordColumns(value: Row, text: Text, properties?: readonly string[]): Column[] {
  const columns = new Map<string, Column>();
  const values: Column = { head: VALUES, texts: [] };
  Object.keys(value).forEach((key, row) => {
    const item = value[key];
    const isPrimitive = !isObject(item) && typeof item !== "function";
    if (isPrimitive && properties === undefined) values.texts[row] = text(item);
    else {
      for (const name of properties ?? Object.keys(item as object)) {
        const has = !isPrimitive && Object.hasOwn(item as object, name);
        columnOf(columns, name).texts[row] = has ? text((item as Row)[name]) : "";
      }
    }
  });
  const index = { head: INDEX, texts: Object.keys(value) };
  const last = values.texts.length > 0 ? [values] : [];
  return [index, ...inOrder(columns), ...last];
}

function columnOf(columns: Map<string, Column>, head: string): Column {
  const known = columns.get(head) ?? { head, texts: [] };
  columns.set(head, known);
  return known;
}

/** Node keeps the columns in an object, which puts names that are numbers first. */
function inOrder(columns: ReadonlyMap<string, Column>): Column[] {
  return Object.values(Object.fromEntries(columns));
}

function framed(columns: readonly Column[]): string {
  const length = Math.max(...columns.map(({ texts }) => texts.length));
  const widths = columns.map(({ head, texts }) =>
    Math.max(textWidth(head), ...Array.from(texts, (text) => textWidth(text ?? ""))),
  );
  const line = (left: string, middle: string, right: string) =>
    left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  const row = (texts: readonly (string | undefined)[]) =>
    `│ ${texts.map((text = "", i) => text + " ".repeat(widths[i] - textWidth(text))).join(" │ ")} │`;
  const rows = Array.from({ length }, (_, i) => row(columns.map(({ texts }) => texts[i])));
  return [
    line("┌", "┬", "┐"),
    row(columns.map(({ head }) => head)),
    line("├", "┼", "┤"),
    ...rows,
    line("└", "┴", "┘"),
  ].join("\n");
}

/** Columns of a terminal: two for a wide character, none for a mark that stands on another. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text.normalize("NFC")) {
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
