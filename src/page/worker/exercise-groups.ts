/**
 * The exercises in a page: those that its cells named when it was written, and of all others the names, for the map
 * of the course. The carried ones are a script before the library's (notebook/exercise-parts.ts).
 */
import { Exercise } from "../../exercises/exercise.ts";

/** A group of the course: `xor` for `exercises.xor`. */
export interface GroupNames {
  readonly group: string;
  /** Its lesson, as a sentence names it: `02, XOR and layers`. */
  readonly lesson: string;
  /** Its exercises: `count` for `exercises.xor.count`. */
  readonly keys: readonly string[];
}

type Group = Readonly<Record<string, Exercise<never>>>;
/** Makes a group from the library's modules, by their paths in src/. */
type Carried = (library: Readonly<Record<string, object>>) => Group;

/** A group's exercises, or, where the page does not carry them, stand-ins that say where they are. */
export function groupOf(library: Readonly<Record<string, object>>, names: GroupNames): Group {
  const carried = (globalThis as { [carriedSymbol]?: Readonly<Record<string, Carried>> })[
    carriedSymbol
  ]?.[names.group];
  return carried === undefined ? absentGroup(names) : carried(library);
}

const carriedSymbol: unique symbol = Symbol.for("chainrule.page.exercises") as never;

function absentGroup({ group, lesson, keys }: GroupNames): Group {
  const absent = (key: string) => new AbsentExercise(`${group}.${key}`, lesson);
  return Object.fromEntries(keys.map((key) => [key, absent(key)]));
}

class AbsentExercise extends Exercise<never> {
  readonly #lesson: string;

  constructor(name: string, lesson: string) {
    super({ name, title: name, solution: "", hints: [], check: () => this.#refuse() });
    this.#lesson = lesson;
  }

  override check(): never {
    return this.#refuse();
  }

  override use(): never {
    return this.#refuse();
  }

  override hint(): never {
    return this.#refuse();
  }

  override solution(): never {
    return this.#refuse();
  }

  #refuse(): never {
    throw new Error(
      `exercises.${this.source.name}: this page has only the exercises that its cells named when it was written; use this one in lesson ${this.#lesson}`,
    );
  }
}
