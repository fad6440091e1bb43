/** Paths of files that cells import, as the lab and its workers know them: from the top of the lab's files, with a slash in front. */

/** What TypeScript looks for when an import has no ending, or that of JavaScript. */
const endings = ["", ".ts", ".tsx", ".js", ".json", "/index.ts", "/index.js"];

/** Every file that an import in `folder` may mean, the likeliest first: `/lessons/a.ts` for `./a`. */
export function pathsOf(specifier: string, folder: string): string[] {
  const base = new URL(specifier, `file://${folder.replace(/\/?$/, "/")}`).pathname;
  const path = decodeURIComponent(base);
  const source = path.replace(/\.js(x?)$/, ".ts$1");
  return [...new Set([...endings.map((ending) => path + ending), source])];
}

/** The folder of a file. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
