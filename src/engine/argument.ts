/** Arguments that are not what they should be: what came, what is needed, and what was meant. */

/** A value as a message names it: `"relu"`, `an array`, `the function adam`, `42`. */
export function whatCame(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  if (typeof value === "function") return value.name ? `the function ${value.name}` : "a function";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** The name that was meant by `word`; `undefined` if none is like it. `others` are names from elsewhere. */
export function nearestName(
  word: string,
  names: readonly string[],
  others: Readonly<Record<string, string>> = {},
): string | undefined {
  if (word.length > longestWord) return undefined;
  const plain = plainName(word);
  if (Object.hasOwn(others, plain)) return others[plain];
  const near = names
    .map((name) => ({ name, distance: distanceOf(plain, plainName(name)) }))
    // A name of one letter is not like another.
    .filter(({ name, distance }) => distance < name.length)
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 4)));
  return near.sort((a, b) => a.distance - b.distance)[0]?.name;
}

/** Nobody means a name by a longer one, and comparing takes time. */
const longestWord = 100;

/** @throws TypeError if an option is none of `known`; it names the nearest. */
export function checkOptions(operation: string, options: object, known: readonly string[]): void {
  const other = Object.keys(options).find((name) => !known.includes(name));
  if (other === undefined) return;
  const near = nearestName(other, known);
  const advice = near ? `did you mean ${near}?` : `there are ${known.join(", ")}`;
  throw new TypeError(`${operation}: there is no option ${other.slice(0, longestWord)}; ${advice}`);
}

/** @throws RangeError unless `value` is a whole number of at least 1. */
export function checkCount(operation: string, name: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new RangeError(`${operation}: ${name} is ${value}; it must be a whole number, 1 or more`);
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** How many letters must be put in, taken out or changed (Levenshtein, 1965). */
function distanceOf(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    for (let k = 1; k <= b.length; k++) {
      const changed = above[k - 1] + (a[i - 1] === b[k - 1] ? 0 : 1);
      line.push(Math.min(changed, above[k] + 1, line[k - 1] + 1));
    }
    above = line;
  }
  return above[b.length];
}
