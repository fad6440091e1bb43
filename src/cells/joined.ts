/**
 * TypeScript's library and Node's types, each joined into one text: 150 files that never change cost
 * half of the time of a check, because every new program walks over each of its files.
 */
import { type LanguageFiles, parentFolder } from "./files.ts";
import { webAssemblyTypes, webLibrary } from "./web-assembly.ts";

const libReference = /^\/\/\/ *<reference lib="([^"]+)" *\/>.*$/gm;
const pathReference = /^\/\/\/ *<reference path="([^"]+)" *\/>.*$/gm;
/** A file with an import or export at its top level has a scope of its own and stays apart. */
const moduleSyntax = /^(?:import|export)\b/m;

/** Serves joined texts under the names of the files that they start from. */
export class JoinedFiles {
  private readonly files: LanguageFiles;
  private readonly libRoot: string;
  private readonly globals: string;
  private readonly libMembers = new Set<string>();
  private libText: string | undefined;

  /**
   * `library` is the file that names all others, as "lib.es2023.d.ts"; `globals` are ambient
   * declarations to add to it.
   */
  constructor(files: LanguageFiles, library: string, globals: string) {
    this.files = files;
    this.globals = globals;
    this.libRoot = `${files.libFolder}/${library}`;
  }

  /** The text to use for a file: its own, a joined one, or "" if another text already holds it. */
  read(path: string): string | undefined {
    if (parentFolder(path) === this.files.libFolder) return this.readLibrary(path);
    if (path.endsWith("/@types/node/index.d.ts")) return this.joinPaths(path);
    return this.files.readFile(path);
  }

  private readLibrary(path: string): string | undefined {
    this.libText ??= `${this.joinLibrary(this.libRoot)}\n${this.webAssembly()}\n${this.globals}`;
    if (path === this.libRoot) return this.libText;
    return this.libMembers.has(path) ? "" : this.files.readFile(path);
  }

  private webAssembly(): string {
    return webAssemblyTypes(this.files.readFile(`${this.files.libFolder}/${webLibrary}`) ?? "");
  }

  /** A library file after all that it refers to, each of them once. */
  private joinLibrary(path: string): string {
    if (this.libMembers.has(path)) return "";
    this.libMembers.add(path);
    const text = this.files.readFile(path) ?? "";
    const before = [...text.matchAll(libReference)].map(([, name]) =>
      this.joinLibrary(`${this.files.libFolder}/lib.${name}.d.ts`),
    );
    return [...before, text.replaceAll(libReference, "")].join("\n");
  }

  /** A file with those that it refers to by path; the ones that stay apart are referred to first. */
  private joinPaths(path: string): string {
    const apart: string[] = [];
    const join = (part: string): string =>
      (this.files.readFile(part) ?? "").replaceAll(pathReference, (_line, name: string) => {
        const text = join(`${parentFolder(part)}/${name}`);
        if (!moduleSyntax.test(text)) return text;
        apart.push(`/// <reference path="${parentFolder(part)}/${name}" />\n`);
        return "";
      });
    const text = join(path);
    return apart.join("") + text;
  }
}
