/** A table of lessons that shows how far a learner is. Knows no lesson: the rows come from outside. */
import {
  type Displayable,
  displaySymbol,
  inspectSymbol,
  type MimeBundle,
} from "../display/bundle.ts";
import { currentHost } from "../display/host.ts";

/** One lesson of the map. */
export interface MapRow {
  /** Name of its notebook without the ending: `02-xor`. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly minutes: number;
  /** Names of its exercises: `xor.count`. */
  readonly exercises: readonly string[];
}

/** Shown as a table with links in a notebook or page, as lines of text in a console. */
export class CourseMap implements Displayable {
  /** The lessons, in order. */
  readonly rows: readonly MapRow[];
  readonly #passed: ReadonlySet<string>;

  /** `passed` are the names of the exercises that were passed. */
  constructor(rows: readonly MapRow[], passed: Iterable<string>) {
    this.rows = rows;
    this.#passed = new Set(passed);
  }

  /** How many of a lesson's exercises were passed. */
  passed({ exercises }: MapRow): number {
    return exercises.filter((name) => this.#passed.has(name)).length;
  }

  /** One line a lesson. */
  get text(): string {
    return this.rows
      .map((row) => `${markOf(this.#share(row))} ${titleOf(row)}: ${this.#words(row)}`)
      .join("\n");
  }

  [displaySymbol](): MimeBundle {
    return { "text/html": this.#html(), "text/plain": this.text };
  }

  [inspectSymbol](): string {
    return this.text;
  }

  #share(row: MapRow): number {
    return row.exercises.length === 0 ? 0 : this.passed(row) / row.exercises.length;
  }

  #words(row: MapRow): string {
    const { length } = row.exercises;
    if (length === 0) return "no exercises";
    return `${this.passed(row)} of ${length} ${length === 1 ? "exercise" : "exercises"}`;
  }

  #html(): string {
    const head = columns.map(({ name, width }) => cellOf("th", name, width));
    const rows = this.rows.map((row) => {
      const link = `<a href="${row.name}.ipynb">${escaped(titleOf(row))}</a>`;
      const { length } = row.exercises;
      const passed =
        length === 0 ? "" : whole(`${markOf(this.#share(row))} ${this.passed(row)} of ${length}`);
      // What is looked for first stands to the left: on a phone the rest is out of sight.
      const cells = [link, passed, `${row.minutes}`, escaped(row.about)];
      return `<tr>${cells.map((cell, i) => cellOf("td", cell, columns[i].width)).join("")}</tr>`;
    });
    return `<table><thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
  }
}

/** The map of these lessons, with what whatever runs cells knows of the learner's progress. */
export function mapOf(rows: readonly MapRow[]): CourseMap {
  return new CourseMap(rows, currentHost()?.progress?.() ?? []);
}

function titleOf({ name, title }: MapRow): string {
  return `${name.slice(0, 2)} ${title}`;
}

/** Empty, begun, done: a shape and not only a colour. */
function markOf(share: number): string {
  if (share === 1) return "●";
  return share === 0 ? "○" : "◐";
}

/** The least widths in em: else a phone sets one word a line. */
const columns = [
  { name: "lesson", width: 9 },
  { name: "passed", width: 5 },
  { name: "minutes", width: 4 },
  { name: "about", width: 16 },
] as const;

/** JupyterLab would set the words of a table to the right. */
function cellOf(tag: "th" | "td", content: string, width: number): string {
  return `<${tag} style="text-align: left; min-width: ${width}em">${content}</${tag}>`;
}

/** Words that stay in one line. */
function whole(words: string): string {
  return words.replaceAll(" ", "\u00a0");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
