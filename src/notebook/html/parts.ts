/** Which scripts a page carries besides its own. */
import { usesOf } from "../../cells/uses.ts";
import { makesWidget, type WidgetKind, widgetKinds, widgetMime } from "../../widgets/kinds.ts";
import { languageOf } from "../language.ts";
import type { Cell, CodeCell, Notebook } from "../notebook.ts";
import { type PreparedNotebook, prepareCells } from "../prepare-cells.ts";
import { type PackedName, type PackedPart, type PerNotebook, pageAssets } from "./assets.ts";
import { exerciseGroups } from "./exercise-groups.ts";
import { needsFullPlotly, plotlyType } from "./figure.ts";
import { pack } from "./pack.ts";

/** A packed part in a page. */
export interface PagePart extends PackedPart {
  /** Its element is `#page-name`. */
  readonly name:
    | "plotly"
    | "figures"
    | `widget-${WidgetKind}`
    | "editor"
    | "sanitizer"
    | "worker"
    | PerNotebook
    | "language"
    | "mnist";
  readonly kind: PackedName | PerNotebook;
}

/** Whether the cells of a notebook can run in a page. */
export function isRunnable(notebook: Notebook): boolean {
  return languageOf(notebook) === "typescript" && notebook.cells.some(isCode);
}

/** The parts of a page; `runnable` if its cells are to be edited and run, strictly or not. */
export function partsFor(notebook: Notebook, runnable: boolean, strict: boolean): PagePart[] {
  const plotly = plotlyKind(notebook, runnable);
  const wanted: (readonly [PagePart["name"], PackedName])[] = [
    ...(plotly === undefined
      ? []
      : ([
          ["plotly", plotly],
          ["figures", "figures"],
        ] as const)),
    ...widgetKinds.filter((kind) => notebook.cells.some(usesWidget(kind))).map(widgetPart),
    ...(runnable ? runningParts : []),
    ...(runnable && notebook.cells.some(usesMnist) ? [["mnist", "mnist"] as const] : []),
  ];
  const parts = wanted.map(([name, kind]) => ({ name, kind, ...pageAssets().part(kind) }));
  if (!runnable) return parts;
  return [...parts, ...exercisesPart(notebook), preparedPart(notebook, strict)];
}

/** The exercises that cells name, if any. */
function exercisesPart({ cells }: Notebook): PagePart[] {
  const groups = exerciseGroups(cells.filter(isCode).map(({ source }) => source));
  if (groups.length === 0) return [];
  return [packedHere("exercises", groups.map((group) => pageAssets().exercises(group)).join("\n"))];
}

/** The notebook's cells, ready to run, and what each has to do with the others. */
function preparedPart(notebook: Notebook, strict: boolean): PagePart {
  const cells = prepareCells(notebook, pageAssets().types(), strict);
  const uses = notebook.cells.filter(isCode).map(({ source }) => usesOf(source));
  return packedHere("prepared", JSON.stringify({ cells, uses } satisfies PreparedNotebook));
}

/** A part of this notebook's own. The page's policy needs no hash of it: it is data, or runs in the worker. */
function packedHere(name: PerNotebook, text: string): PagePart {
  return { name, kind: name, packed: pack(text), hash: "" };
}

/** Whether a cell shows a widget of the kind, or may show one. */
const usesWidget = (kind: WidgetKind) => (cell: Cell) =>
  cell.cell_type === "code" &&
  (makesWidget(cell.source, kind) ||
    cell.outputs.some((output) => "data" in output && widgetMime(kind) in output.data));

function widgetPart(kind: WidgetKind) {
  return [`widget-${kind}`, `widget-${kind}`] as const;
}

/** Whether a cell loads MNIST, of which a page carries a part. */
export function usesMnist(cell: Cell): boolean {
  return cell.cell_type === "code" && /\bmnist\(/.test(cell.source);
}

const runningParts = [
  ["editor", "editor"],
  ["sanitizer", "sanitizer"],
  ["worker", "worker"],
  ["language", "language"],
] as const;

/** Flat charts' library unless a figure, or a cell that may draw one, needs the third dimension. */
function plotlyKind(notebook: Notebook, runnable: boolean): PackedName | undefined {
  const programs = notebook.cells.filter(isCode);
  const bundles = programs.flatMap(({ outputs }) =>
    outputs.flatMap((output) => ("data" in output ? [output.data] : [])),
  );
  const figures = bundles.filter((data) => plotlyType in data);
  const draws = runnable && programs.some(({ source }) => /\bsurface\(/.test(source));
  if (draws || figures.some(needsFullPlotly)) return "plotly-full";
  return runnable || figures.length > 0 ? "plotly-cartesian" : undefined;
}

function isCode(cell: Cell): cell is CodeCell {
  return cell.cell_type === "code";
}
