/** What the nearest `tsconfig.json` says about a local file that a cell imports. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Writing } from "../../cells/project.ts";

/** How a TypeScript file is written, as compiler options. */
export async function writingOf(path: string): Promise<Writing> {
  if (nearest(path) === undefined) return {};
  const { project, writing } = await projectOf(path);
  return writing(project);
}

/** Where `specifier`, no path, may lie by the `paths` of the file that imports it: in order. */
export async function mappedPaths(specifier: string, importer: string): Promise<readonly string[]> {
  const config = nearest(importer);
  if (config === undefined || !/"(?:paths|baseUrl|extends)"/.test(readFileSync(config, "utf8"))) {
    return []; // without TypeScript, which takes its time to load
  }
  const { project, mapped } = await projectOf(importer);
  return mapped(specifier, project);
}

async function projectOf(path: string) {
  const [{ readProject, writing }, { mapped }, { nodeFiles }] = await Promise.all([
    import("../../cells/project.ts"),
    import("../../cells/mapped-paths.ts"),
    import("../../cells/files.ts"),
  ]);
  return {
    project: readProject(dirname(path).replaceAll("\\", "/"), nodeFiles()),
    writing,
    mapped,
  };
}

function nearest(path: string): string | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const config = join(folder, "tsconfig.json");
    if (existsSync(config)) return config;
    if (folder === dirname(folder)) return undefined;
  }
}
