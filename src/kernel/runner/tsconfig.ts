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
  if (!says(importer, /"(?:paths|baseUrl|extends)"/)) return [];
  const { project, mapped } = await projectOf(importer);
  return mapped(specifier, project);
}

/** The `customConditions` by which packages are looked up from `importer`. */
export async function conditionsOf(importer: string): Promise<readonly string[]> {
  if (!says(importer, /"(?:customConditions|extends)"/)) return [];
  const { project } = await projectOf(importer);
  return project.options.customConditions ?? [];
}

/** Looks into the text first: TypeScript takes its time to load. */
function says(importer: string, what: RegExp): boolean {
  const config = nearest(importer);
  return config !== undefined && what.test(readFileSync(config, "utf8"));
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
