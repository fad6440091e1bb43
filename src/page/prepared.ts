/** Cells that were checked and compiled when the page was written (notebook/prepare-cells.ts). */
import type { SourceMap } from "../cells/compiled.ts";
import type { Runnable } from "../cells/questions.ts";
import type { PreparedCell } from "../notebook/prepare-cells.ts";
import { hasPart, partBytes } from "./parts.ts";

/** The compiled cell at `position`, from 1, whose text is `source`; `undefined` if there is none. */
export async function preparedCell(
  position: number,
  source: string,
): Promise<Runnable | undefined> {
  if (!hasPart("prepared")) return undefined;
  cells ??= unpack();
  const cell = (await cells)[position - 1];
  if (!cell) return undefined;
  const { code, names, async, mappings, sourceNames, warnings } = cell;
  const sources = [`cell-${position}.ts`];
  const sourcesContent = [source];
  const map: SourceMap = {
    version: 3,
    sources,
    sourcesContent,
    names: [...sourceNames],
    mappings,
  };
  return { compiled: { code, names, async, map }, warnings };
}

let cells: Promise<readonly (PreparedCell | null)[]> | undefined;

async function unpack(): Promise<readonly (PreparedCell | null)[]> {
  return JSON.parse(new TextDecoder().decode(await partBytes("prepared")));
}
