/** Which cells above a cell must have run before it, so that it gives what it gives after all of them. */
import type { Handed } from "../cells/changes.ts";
import type { CellUses } from "../cells/uses.ts";

/**
 * Indices of the cells that the one at `index` needs, in order. A cell is needed if it declares a name that is
 * wanted, or may change the value of one; what it mentions is wanted as well. Where a cell reaches names that
 * nobody can see, all above are needed.
 */
export function needsOf(cells: readonly CellUses[], index: number): number[] {
  const known = cells.slice(0, index + 1);
  const all = [...known.keys()].slice(0, index);
  if (known.some(({ reachesAll }) => reachesAll)) return all;
  const touched = touchedNames(known);
  const wanted = new Set(known[index].mentions);
  const needed = new Set<number>();
  const isNeeded = (position: number): boolean =>
    known[position].declares.some((name) => wanted.has(name)) ||
    touched[position].some((name) => wanted.has(name));
  for (let before = -1; before < needed.size; ) {
    before = needed.size;
    for (const position of all) {
      if (needed.has(position) || !isNeeded(position)) continue;
      needed.add(position);
      for (const name of known[position].mentions) wanted.add(name);
    }
  }
  return all.filter((position) => needed.has(position));
}

/** For each cell the names whose value it may change, by itself or by what it calls. */
function touchedNames(cells: readonly CellUses[]): string[][] {
  const changed = changedNames(cells);
  const owners = new Map<string, number[]>();
  for (const [position, { declares }] of cells.entries()) {
    for (const name of declares) owners.set(name, [...(owners.get(name) ?? []), position]);
  }
  return cells.map(({ mentions }, position) => {
    const touched = new Set(changed[position]);
    const met = new Set<number>();
    const visit = (names: readonly string[]): void => {
      for (const owner of names.flatMap((name) => owners.get(name) ?? [])) {
        if (met.has(owner)) continue;
        met.add(owner);
        for (const name of changed[owner]) touched.add(name);
        visit(cells[owner].mentions);
      }
    };
    visit(mentions);
    return [...touched];
  });
}

/** For each cell the names, declared in one of them, whose value its own text may change. */
function changedNames(cells: readonly CellUses[]): string[][] {
  const library = new Set(cells.flatMap(({ imports }) => imports));
  const loose = new Set(
    cells.flatMap(({ declares, fixed }) => declares.filter((name) => !fixed.includes(name))),
  );
  return cells.map(({ changes, hands }) => {
    const handed = hands.filter((one) => mayChange(one, library)).map(({ name }) => name);
    return [...changes, ...handed].filter((name) => loose.has(name));
  });
}

/** The library changes nothing that it is given, but for a network that is trained, and what helps with that. */
function mayChange({ to, isMethod, at }: Handed, library: ReadonlySet<string>): boolean {
  if (library.has(to)) return to === "train" && at !== 1;
  return !isMethod;
}
