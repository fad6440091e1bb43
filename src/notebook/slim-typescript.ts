/**
 * TypeScript without what a page never asks for: a third less to carry and to load.
 *
 * typescript.js is one function around all its modules, with one object that names every export;
 * that keeps a bundler from leaving anything out. Here the function is opened, and only the names
 * that our cells use are exported, so that the rest can go.
 */
import { slimEmit } from "./slim-emit.ts";
import { slimService } from "./slim-service.ts";

/**
 * The text of a module with `used` names as its default export, from the text of `typescript.js`; of the language
 * service's methods those that are `asked` for. A text of another make comes back as it is: larger, but whole.
 */
export function slimTypescript(
  source: string,
  used: ReadonlySet<string>,
  asked: ReadonlySet<string> = used,
): string {
  const exported = /^__export\(typescript_exports, \{\n([\s\S]*?)\n\}\);\n/m.exec(source);
  const body = exported && openFunction(source.replace(exported[0], ""));
  if (!exported || !body) return source;
  const kept = [...exported[1].matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)]
    .filter(([, name]) => used.has(name))
    .map(([, name, local]) => `${name}: ${local}`);
  const modules = slimService(withoutModules(body, /^src\/server\//), asked);
  return `${namespaceHelper}${lazyNamespaces(withoutFixes(slimEmit(modules)))}
export default { ${kept.join(", ")} };
`;
}

/**
 * The names that a program takes from TypeScript: `ts.name`, `const { name } = ts`, and `inner.name`
 * after `const inner = ts as ...;`.
 */
export function typescriptNames(sources: readonly string[]): Set<string> {
  const text = sources.join("\n");
  const aliases = [...text.matchAll(/\bconst (\w+) = ts as [^;]+;/g)].map(([, alias]) => alias);
  const member = new RegExp(`\\b(?:${["ts", ...aliases].join("|")})\\.(\\w+)`, "g");
  const members = [...text.matchAll(member)].map(([, name]) => name);
  const taken = [...text.matchAll(/\{([\w\s,]+)\} = ts;/g)].flatMap(([, list]) => list.split(","));
  return new Set([...members, ...taken.map((name) => name.trim())]);
}

/** Whatever a program asks of an object: each `name` of `.name`. */
export function memberNames(sources: readonly string[]): Set<string> {
  return new Set(Array.from(sources.join("\n").matchAll(/\.(\w+)/g), ([, name]) => name));
}

/** What stands inside the outermost function, without the lines that hand out its exports. */
function openFunction(source: string): string | undefined {
  const start = source.indexOf('var ts = {}; ((module) => {\n"use strict";\n');
  const end = source.lastIndexOf("\n0 && (module.exports = {");
  const handOut = "module.exports = __toCommonJS(typescript_exports);";
  if (start < 0 || end < 0 || !source.includes(handOut)) return undefined;
  return source
    .slice(source.indexOf("\n", source.indexOf('"use strict";', start)), end)
    .replace(handOut, "")
    .replace("var typescript_exports = {};", "");
}

/** Leaves out the modules whose path, named in a comment above each, fits `path`. */
function withoutModules(body: string, path: RegExp): string {
  const modules = body.split(/^(?=\/\/ src\/)/m);
  return modules.filter((module) => !path.test(module.slice(3))).join("");
}

/** Quick fixes and refactorings register themselves; unregistered they can be left out. */
function withoutFixes(body: string): string {
  return body.replace(/^(?:registerCodeFix|registerRefactor)\([\s\S]*?^\}\);$/gm, "");
}

const namespaceHelper = `const __namespace = (all) => {
  const target = {};
  for (const name in all) Object.defineProperty(target, name, { get: all[name], enumerable: true });
  return target;
};
`;

/** An inner namespace that nothing uses can be left out, if making it is marked as harmless. */
function lazyNamespaces(body: string): string {
  const made = /^var (\w+) = \{\};\n__export\(\1, (\{[\s\S]*?^\})\);$/gm;
  return body.replace(made, "var $1 = /* @__PURE__ */ __namespace($2);");
}
