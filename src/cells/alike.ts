/** A name for one that was mistyped, where TypeScript, which takes two exchanged letters for two slips, finds none. */

/** The first of `names` that is `name` with two neighbours exchanged, or in other cases. */
export function alike(name: string, names: Iterable<string>): string | undefined {
  for (const one of names) if (one !== name && isAlike(name, one)) return one;
  return undefined;
}

function isAlike(name: string, other: string): boolean {
  if (name.length < 3 || name.length !== other.length) return false;
  if (name.toLowerCase() === other.toLowerCase()) return true;
  const at = [...name].findIndex((letter, i) => letter !== other[i]);
  const exchanged = `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
  return exchanged === other;
}
