/** The lines that bring names of earlier cells into a cell; see memory.ts. */
import type { Entry } from "./known-name.ts";

/** A name of earlier cells, and which of its meanings a cell sees. */
export interface LiveName {
  readonly name: string;
  readonly value?: Entry;
  readonly type?: Entry;
}

/** A variable comes in under this name, to be declared as something that may be assigned. */
const renamed = "__cell_value_";

/** The lines above a cell: imports from the modules, then what may be assigned. */
export function preludeText(names: readonly LiveName[]): string {
  const imports = new Map<number, string[]>();
  const variables: string[] = [];
  for (const { name, value, type } of names) {
    if (value !== undefined && isWhole(value, type)) push(imports, value.cell, name);
    else {
      if (value !== undefined) {
        push(imports, value.cell, `${name} as ${renamed}${name}`);
        variables.push(declareValue(value));
      }
      if (type !== undefined) push(imports, type.cell, `type ${name}`);
    }
  }
  const lines = [...imports].map(([cell, list]) => importLine(list, cell));
  return [...lines, ...variables].join("\n"); // a doc comment counts only at a line's start
}

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

function importLine(names: readonly string[], from: number): string {
  return `import { ${names.join(", ")} } from "./__cell_${from}";`;
}

function push(lists: Map<number, string[]>, cell: number, name: string): void {
  const list = lists.get(cell) ?? [];
  list.push(name);
  lists.set(cell, list);
}
