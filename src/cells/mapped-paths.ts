/** `paths` and `baseUrl` of a `tsconfig.json`: where an import that names no path may lie. */
import type { Project } from "./project.ts";

/** Paths to try for `specifier`, in order; none if no pattern of the project matches. */
export function mapped(specifier: string, { options }: Project): readonly string[] {
  const { paths = {}, baseUrl, pathsBasePath } = options;
  const folder = baseUrl ?? (pathsBasePath as string | undefined) ?? "";
  const [pattern, star] = bestMatch(specifier, Object.keys(paths)) ?? [];
  const targets = pattern === undefined ? [] : paths[pattern];
  const found = targets.map((target) => absolute(folder, target.replace("*", star ?? "")));
  return baseUrl === undefined ? found : [...found, absolute(baseUrl, specifier)];
}

/** The exact pattern, or the one with the longest part before its star; and what the star stands for. */
function bestMatch(specifier: string, patterns: readonly string[]): [string, string] | undefined {
  const found = patterns.flatMap((pattern): [string, string][] => {
    const [before, after] = pattern.split("*");
    if (after === undefined) return pattern === specifier ? [[pattern, ""]] : [];
    const fits = specifier.startsWith(before) && specifier.endsWith(after);
    if (!fits || specifier.length < before.length + after.length) return [];
    return [[pattern, specifier.slice(before.length, specifier.length - after.length)]];
  });
  const rank = ([pattern]: [string, string]) =>
    pattern.includes("*") ? pattern.indexOf("*") : 1e9;
  return found.sort((a, b) => rank(b) - rank(a))[0];
}

function absolute(folder: string, path: string): string {
  return /^(?:\/|[A-Za-z]:)/.test(path) ? path : `${folder}/${path}`;
}
