/** Values of unknown make, read as what they should be; nothing in them can make this fail. */

/** An object that came from outside. */
export type Raw = Readonly<Record<string, unknown>>;

export function isObject(raw: unknown): raw is Raw {
  return raw !== null && typeof raw === "object" && !Array.isArray(raw);
}

/** An empty one for anything else. */
export function asObject(raw: unknown): Raw {
  return isObject(raw) ? raw : {};
}

/** nbformat stores a text as a string or as a list of lines; what is neither is "". */
export function asText(raw: unknown): string {
  if (Array.isArray(raw)) return raw.filter((line) => typeof line === "string").join("");
  return typeof raw === "string" ? raw : "";
}

export function asCount(raw: unknown): number | null {
  return typeof raw === "number" ? raw : null;
}
