/** Cells that were checked and compiled when the page was written (notebook/prepare-cells.ts). */
import type { CompiledCell } from "../cells/compiled.ts";
import type { PreparedCell } from "../notebook/prepare-cells.ts";
import { hasPart, partBytes } from "./parts.ts";

/** The compiled cell at `position`, from 1, whose text is `source`; `undefined` if there is none. */
export async function preparedCell(
  position: number,
  source: string,
): Promise<CompiledCell | undefined> {
  if (!hasPart("prepared")) return undefined;
  cells ??= unpack();
  const cell = (await cells)[position - 1];
  if (!cell) return undefined;
  const { code, names, async, mappings, sourceNames } = cell;
  const sources = [`cell-${position}.ts`];
  const sourcesContent = [source];
  return {
    code,
    names,
    async,
    map: { version: 3, sources, sourcesContent, names: [...sourceNames], mappings },
  };
}

let cells: Promise<readonly (PreparedCell | null)[]> | undefined;

async function unpack(): Promise<readonly (PreparedCell | null)[]> {
  return JSON.parse(new TextDecoder().decode(await partBytes("prepared")));
}
