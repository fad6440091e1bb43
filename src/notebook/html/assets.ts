/** What every page carries, built once by `buildPageAssets` into dist/page. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assetsFolder } from "../page-assets.ts";

/** Plotly, packed for a page. */
export interface PlotlyBundle {
  /** gzip, then base64. */
  readonly packed: string;
  /** Hash of the unpacked script, for the page's policy. */
  readonly hash: string;
}

/** Style, script and library of a page. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
  /** `cartesian`: flat charts (0.7 MB); `full`: every chart, 3-D too (2 MB). */
  plotly(kind: "cartesian" | "full"): PlotlyBundle;
}

/** The built assets; read once. */
export function pageAssets(): PageAssets {
  assets ??= {
    style: readAsset("page.css"),
    script: readAsset("page.js"),
    plotly: (kind) => ({
      packed: readAsset(`plotly-${kind}.txt`),
      hash: readAsset(`plotly-${kind}.hash`),
    }),
  };
  return assets;
}

let assets: PageAssets | undefined;

function readAsset(name: string): string {
  try {
    return readFileSync(join(assetsFolder(), name), "utf8").trim();
  } catch (error) {
    throw new Error(`export: the page's part ${name} is missing; run npm run build`, {
      cause: error,
    });
  }
}
