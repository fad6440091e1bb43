/** Whether the notebooks of a folder are checked strictly. */
import { resolve } from "node:path";
import { nodeFiles } from "../cells/files.ts";
import { readProject } from "../cells/project.ts";

/** The `tsconfig.json` of the lessons' folder: what the lessons teach includes strictness. */
export const strictProject = '{ "compilerOptions": { "strict": true } }\n';

/** True if the nearest `tsconfig.json` says so. */
export function isStrictFolder(folder: string): boolean {
  return readProject(resolve(folder).replaceAll("\\", "/"), nodeFiles()).strict;
}
