/** TypeScript cells compiled to classic scripts. Runs in Node and in a page. */
import type ts from "typescript";
import {
  addCheckpoints,
  awaitHelper,
  importHelper,
  metaHelper,
  modulesHelper,
  type Waiting,
} from "./checkpoints.ts";
import type { CompiledCell, SourceMap } from "./compiled.ts";
import { CellSyntaxError } from "./diagnostic.ts";
import { emitCell } from "./emit.ts";
import { type ImportedTypes, noImportedTypes } from "./imported-types.ts";
import { declaredNames } from "./names.ts";
import { readCell } from "./object-cell.ts";
import { parseCell } from "./parse.ts";
import type { Writing } from "./project.ts";
import { refusals } from "./refusals.ts";
import { returnLastExpression } from "./result.ts";
import { syntaxDiagnostic } from "./syntax-diagnostic.ts";
import { rewriteTopLevel } from "./top-level.ts";

/** What the compiler is told about a cell. */
export interface CompileOptions {
  /** Names the cell in stack traces; dynamic imports resolve relative to it. */
  readonly fileName: string;
  /** Imports call the host's `Importer` in place of `import()`; false if left out. */
  readonly importer?: boolean;
  /** Names that the cell imports as types; none if left out. */
  readonly imported?: ImportedTypes;
  /** How the folder's `tsconfig.json` has texts written: decorators, JSX. */
  readonly writing?: Writing;
}

/**
 * Compiles a cell; see `compiled.ts` for what the host then does.
 *
 * @throws CellSyntaxError if the cell does not parse.
 */
export function compileCell(cell: string, options: CompileOptions): CompiledCell {
  const source = readCell(cell).text;
  const file = parseOrThrow(source);
  const declared = declaredNames(file).map(({ name }) => name);
  const assigned = new Set<string>();
  const waiting: Waiting = { awaits: false, async: false };
  const transformers = {
    before: [returnLastExpression()],
    after: [
      rewriteTopLevel(new Set(declared), assigned, options.imported ?? noImportedTypes),
      addCheckpoints(waiting, options.importer ?? false),
    ],
  };
  const { text, map } = emitCell(source, file, transformers, options.writing);
  return {
    code: wrap(text, waiting, options.fileName, declared),
    map: cellMap(map, cell, options.fileName),
    names: declared.filter((name) => assigned.has(name)),
    async: waiting.async,
  };
}

/** The cell's syntax tree; a cell that does not parse is an error. */
function parseOrThrow(source: string): ts.SourceFile {
  const { file, errors } = parseCell(source);
  const unparsed = errors.map((one) => syntaxDiagnostic(source, one));
  const refused = errors.length > 0 ? [] : refusals(source, file);
  const found = [...unparsed, ...refused];
  if (found.length > 0) throw new CellSyntaxError(found);
  return file;
}

/** One function around the cell: what TypeScript adds for itself stays inside. */
function wrap(
  code: string,
  { awaits, async }: Waiting,
  fileName: string,
  declared: readonly string[],
): string {
  const meta = metaOf(fileName);
  const free = (name: string) => code.includes(name) && !declared.includes(name);
  const isFile = meta.filename !== undefined;
  const modules = hosted("modules");
  const address = JSON.stringify(fileName);
  const helpers = [
    code.includes(modulesHelper) ? `const ${modulesHelper} = ${modules} ?? ${plainModules};` : "",
    isFile && free("__filename") ? `const __filename = ${JSON.stringify(meta.filename)};` : "",
    isFile && free("__dirname") ? `const __dirname = ${JSON.stringify(meta.dirname)};` : "",
    isFile && free("require") ? `const require = ${modules}?.requireFor(${address});` : "",
    awaits ? `const ${awaitHelper} = ${hosted("checkpoint")} ?? ((e) => e);` : "",
    code.includes(metaHelper)
      ? `const ${metaHelper} = { ...${JSON.stringify(meta)}, ...(${modules} && { resolve: (name) => ${modules}.resolve(name, ${address}) }) };`
      : "",
    code.includes(importHelper) ? `const ${importHelper} = ${hosted("import")};` : "",
  ];
  return `(${async ? "async " : ""}() => { "use strict"; ${helpers.join(" ")}\n${code}\n})()`;
}

/** `import.meta` of a cell: its file, which does not exist, and the folder it would stand in. */
function metaOf(fileName: string): { url: string; filename?: string; dirname?: string } {
  if (!fileName.startsWith("file:///")) return { url: fileName };
  const path = decodeURIComponent(fileName.slice("file://".length)).replace(/^\/([A-Za-z]:)/, "$1");
  return { url: fileName, filename: path, dirname: path.replace(/\/[^/]*$/, "") || "/" };
}

/** Modules as they are, where no host says otherwise. */
const plainModules = "{ opened: (module) => module, named: (module) => module }";

function hosted(name: string): string {
  // By way of `globalThis`: a cell may have a `Symbol` of its own.
  return `globalThis[globalThis.Symbol.for("chainrule.${name}")]`;
}

/** The wrapper's first line maps to nothing, which is one empty line of mappings. */
function cellMap(text: string, source: string, fileName: string): SourceMap {
  const map = JSON.parse(text) as SourceMap;
  const { names } = map;
  return {
    version: 3,
    sources: [fileName],
    sourcesContent: [source],
    names,
    mappings: `;${map.mappings}`,
  };
}
