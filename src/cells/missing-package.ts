/** What to do about a package that is not there. */

/** TypeScript's number for an import that it cannot find, for what JSX needs, and for an import without names. */
const notFound = new Set([2307, 2875, 2882]);

/**
 * A line to add to a message about an import, if it is that of a package.
 *
 * @param installs whether the host knows `%npm install`; a text is said in its place
 */
export function packageAdvice(code: number, message: string, installs: boolean | string): string {
  if (installs === false) return "";
  const advice = installAdvice(code, message);
  return installs === true || advice === "" ? advice : `\n  ${installs}`;
}

function installAdvice(code: number, message: string): string {
  const from = notFound.has(code) ? /'([^']+)'/.exec(message)?.[1] : undefined;
  const [, registry, rest = ""] = /^(npm|jsr):\/?(.*)$/.exec(from ?? "") ?? [];
  if (registry === "jsr") {
    return "\n  Packages of JSR are not known here; many are on npm, too: %npm install NAME";
  }
  if (registry === "npm") return npmAdvice(rest);
  const name = from === undefined ? undefined : packageOf(from);
  return name === undefined ? "" : `\n  If it is a package, this installs it: %npm install ${name}`;
}

/** `react@18/jsx-runtime` is written without its registry and its version. */
function npmAdvice(from: string): string {
  const [, name = "", version = "", path = ""] =
    /^((?:@[^/@]+\/)?[^/@]+)(@[^/]+)?(\/.*)?$/.exec(from) ?? [];
  return `\n  Write "${name}${path}"; if it is not there, this installs it: %npm install ${name}${version}`;
}

/** `lodash` of `lodash/chunk`, `@a/b` of `@a/b/c`; undefined for a path, an address or a module of Node's. */
function packageOf(from: string): string | undefined {
  return /^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*(?=\/|$)/i.exec(from)?.[0];
}
