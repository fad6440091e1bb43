/** Where the built parts of a page stand, for who builds them and who writes pages. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** `dist/page` of this package, whether run from source or from `dist`. */
export function assetsFolder(): string {
  return join(packageFolder(), "dist", "page");
}

/** The nearest folder above this file that holds package.json. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("export: no package.json above this program");
    folder = parent;
  }
  return folder;
}
