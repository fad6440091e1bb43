/**
 * JSON that every reader can take. Half of a surrogate pair, as `"😀"[0]` is, has no UTF-8: `JSON.stringify`
 * writes it as an escape, Python reads that, and Jupyter can then save the notebook no more.
 */

/** As `JSON.stringify`, with U+FFFD for each half of a pair that stands alone, as in UTF-8. */
export function jsonOf(value: unknown, space?: number): string {
  return wellFormed(JSON.stringify(value, null, space));
}

/** `JSON.stringify` writes nothing else as an escape of this kind: whole pairs stay as they are. */
function wellFormed(json: string): string {
  if (!json?.includes("\\ud")) return json;
  return json.replace(/\\(ud[89a-f][0-9a-f]{2}|.)/g, (whole, code: string) =>
    code.length > 1 ? "\ufffd" : whole,
  );
}
