/** The files that the cell language may read, given as an argument so that it runs in a page too. */
import ts from "typescript";

/** A file system, read only. Paths are absolute and use forward slashes. */
export interface LanguageFiles {
  readonly caseSensitive: boolean;
  /** Folder with TypeScript's own `lib.*.d.ts`. */
  readonly libFolder: string;
  readFile(path: string): string | undefined;
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  getDirectories(path: string): string[];
  /** Files in and below a folder, as `ts.sys.readDirectory`; used to complete import paths. */
  readDirectory(path: string, extensions?: readonly string[], depth?: number): string[];
  realpath(path: string): string;
  /** A text that changes whenever the file does; "" if there is no such file. */
  version(path: string): string;
}

/** The machine's files. */
export function nodeFiles(): LanguageFiles {
  const { sys } = ts;
  const stamp = (path: string) => sys.getModifiedTime?.(path)?.getTime();
  return {
    caseSensitive: sys.useCaseSensitiveFileNames,
    libFolder: parentFolder(sys.getExecutingFilePath()),
    readFile: (path) => sys.readFile(path),
    fileExists: (path) => sys.fileExists(path),
    directoryExists: (path) => sys.directoryExists(path),
    getDirectories: (path) => sys.getDirectories(path),
    readDirectory: (path, extensions, depth) =>
      sys.readDirectory(path, extensions, undefined, undefined, depth),
    realpath: (path) => sys.realpath?.(path) ?? path,
    version: (path) => `${stamp(path) ?? ""}:${sys.getFileSize?.(path) ?? ""}`,
  };
}

/** Files held in memory: path to text. Changing the record is seen at the next check. */
export function memoryFiles(texts: Record<string, string>, libFolder = "/lib"): LanguageFiles {
  const paths = () => Object.keys(texts);
  const inside = (folder: string) => `${folder.replace(/\/$/, "")}/`;
  return {
    caseSensitive: true,
    libFolder,
    readFile: (path) => texts[path],
    fileExists: (path) => Object.hasOwn(texts, path),
    directoryExists: (path) => paths().some((name) => name.startsWith(inside(path))),
    getDirectories: (path) => {
      const below = paths().filter((name) => name.startsWith(inside(path)));
      const rest = below.map((name) => name.slice(inside(path).length));
      return [...new Set(rest.filter((name) => name.includes("/")).map((n) => n.split("/")[0]))];
    },
    readDirectory: (path, extensions = []) =>
      paths().filter(
        (name) => name.startsWith(inside(path)) && extensions.some((end) => name.endsWith(end)),
      ),
    realpath: (path) => path,
    version: (path) =>
      Object.hasOwn(texts, path) ? `${texts[path].length}:${hash(texts[path])}` : "",
  };
}

/** The folder that holds a file, with forward slashes. */
export function parentFolder(path: string): string {
  return path.replaceAll("\\", "/").replace(/\/[^/]*$/, "");
}

/** FNV-1a over the text's UTF-16 units. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  }
  return state >>> 0;
}
