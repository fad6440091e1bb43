/** What was found out about the cells when the page was written (notebook/prepare-cells.ts). */
import type { SourceMap } from "../cells/compiled.ts";
import type { Runnable } from "../cells/questions.ts";
import type { CellUses } from "../cells/uses.ts";
import type { PreparedNotebook } from "../notebook/prepare-cells.ts";
import { hasPart, partBytes } from "./parts.ts";

/** The compiled cell at `position`, from 1, whose text is `source`; `undefined` if there is none. */
export async function preparedCell(
  position: number,
  source: string,
): Promise<Runnable | undefined> {
  const cell = (await prepared())?.cells[position - 1];
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

/** What the exported cell at `position`, from 1, has to do with other cells' names. */
export async function preparedUses(position: number): Promise<CellUses | undefined> {
  return (await prepared())?.uses[position - 1];
}

let unpacked: Promise<PreparedNotebook> | undefined;

async function prepared(): Promise<PreparedNotebook | undefined> {
  if (!hasPart("prepared")) return undefined;
  unpacked ??= unpack();
  return await unpacked;
}

async function unpack(): Promise<PreparedNotebook> {
  return JSON.parse(new TextDecoder().decode(await partBytes("prepared")));
}
