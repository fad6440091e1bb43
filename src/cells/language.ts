/** The TypeScript of a notebook's cells: each cell is checked knowing the cells before it. */
import { type CellCall, callAt } from "./call.ts";
import { type CellCompletions, completionsAt } from "./completion.ts";
import { type CellDiagnostic, cellDiagnostic } from "./diagnostic.ts";
import { type LanguageFiles, nodeFiles } from "./files.ts";
import { type ImportedTypes, importedTypes, noImportedTypes } from "./imported-types.ts";
import { type CellInspection, inspectionAt } from "./inspection.ts";
import { codeOf, completeMagic } from "./magics.ts";
import { CellMemory, type CellModule, type KeptCells } from "./memory.ts";
import { isGlobal, moduleOf, references } from "./module.ts";
import { type DeclaredName, declaredNames } from "./names.ts";
import { readCell } from "./object-cell.ts";
import { parseCell } from "./parse.ts";
import { type Project, readProject, type Writing, writing } from "./project.ts";
import { refusals } from "./refusals.ts";
import { semanticDiagnostics } from "./semantics.ts";
import { CellService } from "./service.ts";
import { syntaxDiagnostic } from "./syntax-diagnostic.ts";

/** Where a notebook lives. */
export interface LanguageOptions {
  /** The notebook's folder: relative imports and packages are looked up from here. */
  readonly folder: string;
  /** chainrule's own folder, asked for `chainrule` and Node's types when the notebook's has none. */
  readonly packageFolder: string;
  /** The machine's files if left out. */
  readonly files?: LanguageFiles;
  /** Ambient declarations of what the host adds to the global scope; nothing if left out. */
  readonly globals?: string;
  /** Whether the host knows `%npm install`, true if left out; a text is said in its place. */
  readonly installs?: boolean | string;
  /** Cells that another language remembered; none if left out. */
  readonly kept?: KeptCells | undefined;
}

type Span = Pick<CellInspection, "start" | "length">;

/** The language of one session's cells. Offsets are UTF-16 units of the cell's text. */
export class CellLanguage {
  private readonly memory: CellMemory;
  private readonly cells: CellService;
  private readonly installs: boolean | string;
  private readonly project: Project;

  constructor(options: LanguageOptions) {
    const { folder, packageFolder, files = nodeFiles(), globals = "", installs = true } = options;
    this.installs = installs;
    this.memory = new CellMemory(options.kept);
    const [from, own] = [slashed(folder), slashed(packageFolder)];
    this.project = readProject(from, files);
    this.cells = new CellService(from, own, files, this.memory, globals, this.project);
  }

  /** A sentence about what the folder's `tsconfig.json` says in vain, if there is something. */
  get notice(): string | undefined {
    return this.project.notice;
  }

  /**
   * The cell's mistakes; no error among them means that it may run. What only strictness objects to
   * is an error if `strict`, which is what the folder's `tsconfig.json` says if left out.
   */
  check(source: string, strict: boolean = this.project.strict): CellDiagnostic[] {
    const { text, place } = readCell(source);
    const found = this.checkText(text, strict);
    if (text === source) return found;
    return found.map((one) => cellDiagnostic(source, { ...one, start: place(one.start) }));
  }

  /** How the folder's `tsconfig.json` has texts written. */
  get writing(): Writing {
    return writing(this.project);
  }

  /** Names that the cell imports as types. */
  importedTypes(source: string): ImportedTypes {
    if (!/\bimport\b/.test(source)) return noImportedTypes;
    this.open(source, declaredNames(parseCell(source).file), mentionedIn(source));
    return importedTypes(this.cells.program(), this.cells.path);
  }

  private checkText(source: string, strict: boolean): CellDiagnostic[] {
    const { file, errors } = parseCell(source);
    if (errors.length > 0) return errors.map((error) => syntaxDiagnostic(source, error));
    const refused = refusals(source, file);
    if (refused.length > 0) return refused;
    const declared = declaredNames(file);
    const found = this.mistakes(source, strict, this.open(source, declared, mentionedIn(source)));
    // With every live name at hand, a name written wrongly finds its like.
    const isWrong = found.some(({ category }) => category === "error");
    return isWrong ? this.mistakes(source, strict, this.open(source, declared)) : found;
  }

  /**
   * Remembers what the cell declares, for the cells after it; call it once the cell was run.
   *
   * @returns what another `CellMemory` has to add to know the same; `undefined` for nothing
   */
  commit(cell: string, strict: boolean = this.project.strict): CellModule | undefined {
    const source = readCell(cell).text;
    const { file } = parseCell(source);
    const declared = declaredNames(file);
    if (declared.length === 0 && !isGlobal(file)) return undefined;
    // A module that mentioned every live name would keep all of their modules for ever.
    const mentioned = mentionedIn(source);
    this.open(source, declared, mentioned);
    const alone = () => this.surround(source, declared, mentioned).text;
    const module = moduleOf(this.cells, declared, alone, strict);
    this.memory.add(module);
    return module;
  }

  /** Gets ready for the next cell; worth its time where nobody waits. */
  settle(): void {
    this.cells.settle();
  }

  /** What may be written at an offset; the text may be broken. */
  complete(source: string, offset: number): CellCompletions {
    const magic = completeMagic(source, offset);
    if (magic !== undefined) return magic;
    const start = this.openText(source);
    const found = completionsAt(this.cells, start + offset);
    return { ...found, start: found.start - start, end: found.end - start };
  }

  /** What the name at an offset means. */
  inspect(source: string, offset: number): CellInspection | undefined {
    const start = this.openText(source);
    const found = inspectionAt(this.cells, start + offset);
    if (found === undefined) return undefined;
    const place = { start: found.start - start, length: found.length };
    const meant = found.signature === "any" ? this.inspectType(source, place) : found;
    return meant && { ...meant, ...place };
  }

  /** The call around an offset. */
  signature(source: string, offset: number): CellCall | undefined {
    return callAt(this.cells, this.openText(source) + offset);
  }

  /** Forgets every cell, as after a restart. */
  forget(): void {
    this.memory.clear();
  }

  /** Looks again at installed packages, as after an install. */
  refresh(): void {
    this.cells.refresh();
  }

  /** How many modules and names of earlier cells are kept. */
  size(): { readonly modules: number; readonly names: number } {
    return this.memory.size();
  }

  /** A type's name is an unknown value to TypeScript; asked about as a type, it is known. */
  private inspectType(source: string, { start, length }: Span): CellInspection | undefined {
    const name = source.slice(start, start + length);
    const before = "type _ = ";
    const opened = this.openText(`${before}${name};`);
    return inspectionAt(this.cells, opened + before.length);
  }

  /** Opens a text that may be broken, or still carry its magic lines. */
  private openText(text: string): number {
    const source = codeOf(text);
    return this.open(source, declaredNames(parseCell(source).file));
  }

  /** Opens the cell between its prelude and its exports; returns where its text starts. */
  private open(
    source: string,
    declared: readonly DeclaredName[],
    mentioned?: ReadonlySet<string>,
  ): number {
    const { text, offset } = this.surround(source, declared, mentioned);
    this.cells.open(text, source);
    return offset;
  }

  private mistakes(source: string, strict: boolean, offset: number): CellDiagnostic[] {
    const { cells, memory, installs } = this;
    return semanticDiagnostics(cells, memory, { source, offset, strict, installs });
  }

  private surround(
    source: string,
    declared: readonly DeclaredName[],
    mentioned?: ReadonlySet<string>,
  ): { readonly text: string; readonly offset: number } {
    const above = `${references(source)}${this.memory.prelude(declared, mentioned)}\n`;
    const names = declared.filter(({ exported }) => !exported).map(({ name }) => name);
    // Below the learner's own declaration, whose type it takes: TypeScript exports none from a block.
    const hoisted = declared.filter((one) => one.hoisted).map(({ name }) => `var ${name};`);
    const text = `${above}${source}\n;${hoisted.join("")}export { ${names.join(", ")} };\n`;
    return { text, offset: above.length };
  }
}

const identifiers = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu;

/** Every word of the text that could be a name: what a check costs grows with these alone. */
function mentionedIn(source: string): ReadonlySet<string> {
  return new Set(source.match(identifiers));
}

/** With forward slashes and none at the end; "" is the root. */
function slashed(folder: string): string {
  return folder.replaceAll("\\", "/").replace(/\/+$/, "");
}
