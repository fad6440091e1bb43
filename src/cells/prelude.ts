/** The lines that bring names of earlier cells into a cell; see memory.ts. */
import type { Entry } from "./known-name.ts";

/** The index files: `__cell_values.d.ts` and `__cell_types.d.ts`. */
export type IndexKind = "values" | "types";

/** A name of earlier cells, and which of its meanings a cell sees. */
export interface LiveName {
  readonly name: string;
  readonly value?: Entry;
  readonly type?: Entry;
}

/** A variable comes in under this name, to be declared as something that may be assigned. */
const renamed = "__cell_value_";

/** An index file: every entry from its module, and the modules that count without a name. */
export function indexText(entries: Iterable<Entry>, globals: readonly number[]): string {
  const names = new Map<number, string[]>(globals.map((cell) => [cell, []]));
  for (const { cell, name } of entries) push(names, cell, name);
  const lines = [...names].map(([cell, list]) => {
    const from = `"./__cell_${cell}";`;
    return list.length === 0 ? `import ${from}` : `export { ${list.join(", ")} } from ${from}`;
  });
  return [...lines, "export {};"].join("\n");
}

/** The lines above a cell: both imports, be they empty, then what may be assigned. */
export function preludeText(names: readonly LiveName[]): string {
  const values: string[] = [];
  const types: string[] = [];
  const variables: string[] = [];
  for (const { name, value, type } of names) {
    if (value !== undefined && isWhole(value, type)) values.push(name);
    else {
      if (value !== undefined) {
        values.push(`${name} as ${renamed}${name}`);
        variables.push(declareValue(value));
      }
      if (type !== undefined) types.push(`type ${name}`);
    }
  }
  const lines = [importLine(values, "values"), importLine(types, "types"), ...variables];
  return lines.join("\n"); // a doc comment counts only at a line's start
}

/** `text` with each name taken from its numbered module in place of an index file. */
export function numbered(
  text: string,
  cellOf: (kind: IndexKind, name: string) => number | undefined,
): string {
  return text
    .replaceAll(indexImport, (_line, list: string, kind: IndexKind) => {
      const cells = new Map<number, string[]>();
      for (const item of list.split(",").map((part) => part.trim())) {
        const name = item.replace(/^type /, "").replace(/ as .*/, "");
        const cell = cellOf(kind, name);
        if (cell !== undefined) push(cells, cell, item);
      }
      return [...cells].map(([cell, items]) => importLine(items, cell)).join(" ");
    })
    .replaceAll(inlineImport, (found, kind: IndexKind, name: string) => {
      const cell = cellOf(kind, name);
      return cell === undefined ? found : `import("./__cell_${cell}").${name}`;
    });
}

const indexImport = /^import \{(.*)\} from "\.\/__cell_(values|types)";$/gm;
const inlineImport = /import\("\.\/__cell_(values|types)"\)\.([\p{ID_Continue}$]+)/gu;

/** True if one import brings the value and all that belongs to it. */
function isWhole(value: Entry, type: Entry | undefined): boolean {
  const paired = type === undefined ? !value.type : type.cell === value.cell;
  return paired && value.kind !== "variable";
}

/** Only a variable may be assigned, which an imported name may not. */
function declareValue({ name, kind, comment = "" }: Entry): string {
  const keyword = kind === "variable" ? "let" : "const";
  return `${comment} declare ${keyword} ${name}: typeof ${renamed}${name};`;
}

function importLine(names: readonly string[], from: IndexKind | number): string {
  return `import { ${names.join(", ")} } from "./__cell_${from}";`;
}

function push(lists: Map<number, string[]>, cell: number, name: string): void {
  const list = lists.get(cell) ?? [];
  list.push(name);
  lists.set(cell, list);
}
