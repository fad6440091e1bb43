/** What every page carries, built once by `buildPageAssets` into dist/page. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WidgetKind } from "../../widgets/kinds.ts";
import { assetsFolder } from "../assets-folder.ts";
import type { Notice } from "./licences.ts";

/** A script that is packed until the page needs it. */
export interface PackedPart {
  /** gzip, then base85. */
  readonly packed: string;
  /** Hash of the unpacked script, for the page's policy. */
  readonly hash: string;
}

/** The parts of dist/page. `mnist` is data; `plotly-cartesian`: flat charts (0.7 MB); `plotly-full`: every chart, 3-D too (2 MB). */
export type PackedName =
  | "plotly-cartesian"
  | "plotly-full"
  | "figures"
  | `widget-${WidgetKind}`
  | "editor"
  | "sanitizer"
  | "worker"
  | "language"
  | "mnist";

/** Parts that are packed for each notebook; `exercises` of the lessons that it names. */
export type PerNotebook = "prepared" | "exercises";

/** Style, script and packed parts of a page. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
  part(name: PackedName): PackedPart;
  /** Whose work a part holds; `page` is the page's own script, `math` its formulas. */
  notices(part: PackedName | "page" | "math" | PerNotebook): readonly Notice[];
  /** The script of a group's exercises, which stands before the worker's. */
  exercises(group: string): string;
  /** What cells are checked against, path to text. */
  types(): Readonly<Record<string, string>>;
}

/** The built assets; read once. */
export function pageAssets(): PageAssets {
  assets ??= {
    style: readAsset("page.css"),
    script: readAsset("page.js"),
    part(name) {
      const known = parts.get(name) ?? {
        packed: readAsset(`${name}.txt`),
        hash: readAsset(`${name}.hash`),
      };
      parts.set(name, known);
      return known;
    },
    notices(part) {
      notices ??= JSON.parse(readAsset("notices.json")) as Readonly<Record<string, Notice[]>>;
      return notices[part] ?? [];
    },
    exercises: (group) => readAsset(`exercises-${group}.js`),
    types: () => {
      types ??= JSON.parse(readAsset("types.json")) as Readonly<Record<string, string>>;
      return types;
    },
  };
  return assets;
}

let assets: PageAssets | undefined;
let notices: Readonly<Record<string, readonly Notice[]>> | undefined;
let types: Readonly<Record<string, string>> | undefined;
const parts = new Map<PackedName, PackedPart>();

function readAsset(name: string): string {
  try {
    return readFileSync(join(assetsFolder(), name), "utf8").trim();
  } catch (error) {
    throw new Error(
      `export: the page's part ${name} is missing; in a clone run npm run build, else npm install`,
      {
        cause: error,
      },
    );
  }
}
