/**
 * How cells see modules: as the type checker has it, which believes in a bundler. What a CommonJS package
 * exports can be imported by name, and a name that is not there is an error and not `undefined`.
 */
import { createRequire } from "node:module";
import type { CellModules } from "../../cells/compiled.ts";
import { installTypeScriptRequire } from "./require.ts";

type Namespace = Record<string, unknown>;

const require = createRequire(import.meta.url);
const seen = new WeakMap<object, Namespace>();

/** Offers cells their modules. */
export function installModules(): void {
  Object.assign(globalThis, { [Symbol.for("chainrule.modules")]: modules });
}

const modules: CellModules = {
  opened: async (module) => seenByCells((await module) as Namespace),
  seen: (module) => seenByCells(module as Namespace),
  named,
  requireFor: installTypeScriptRequire(import.meta.url),
  resolve: (specifier, parent) =>
    // Node has the second argument behind a flag, with which the runner is started.
    (import.meta.resolve as (name: string, from: string) => string)(specifier, parent).replace(
      /\?version=\w+$/,
      "",
    ),
};

/** The namespace of a module, as a bundler would make it. */
function seenByCells(module: Namespace): Namespace {
  const exported = commonJsExports(module);
  if (exported === undefined) return module;
  const known = seen.get(module) ?? joined(module, exported);
  seen.set(module, known);
  return known;
}

/** What a plain object, function or list inherits from. */
const plain = new Set<unknown>([Object.prototype, Function.prototype, Array.prototype, null]);

function joined(module: Namespace, exported: object): Namespace {
  const isTranspiled = "__esModule" in exported && "default" in exported;
  const missing = Object.keys(exported).some((key) => !(key in module));
  const inherits = !plain.has(Object.getPrototypeOf(exported));
  if (!isTranspiled && !missing && !inherits) return module;
  // Members that it inherits, as chalk's colours, expect to be asked of it.
  const whole = Object.create(inherits ? exported : null);
  // Never by assignment, which would ask what it inherits: a constant (of ws) or a getter (of ajv) refuses.
  const owned = { ...module, ...exported, default: isTranspiled ? exported.default : exported };
  Object.defineProperties(whole, Object.getOwnPropertyDescriptors(owned));
  return Object.defineProperty(whole, Symbol.toStringTag, { value: "Module" });
}

/** What a CommonJS module's namespace stands for. */
function commonJsExports({ default: exported }: Namespace): object | undefined {
  if (typeof exported !== "function" && (typeof exported !== "object" || exported === null)) {
    return undefined;
  }
  const loaded = Object.values(require.cache);
  return loaded.some((one) => one?.exports === exported) ? exported : undefined;
}

/** The module, once it is sure that it has what is imported by name. */
function named(
  whole: object,
  specifier: string,
  names: readonly string[],
  spare: readonly string[] = [],
): object {
  const module = seenByCells(whole as Namespace);
  const missing = names.filter((name) => !(name in module));
  if (missing.length === 0) return module;
  const { default: main } = whole as Namespace;
  const more = commonJsExports(whole as Namespace) ?? (/\.json$/.test(specifier) ? main : {});
  const lost = missing.find((name) => !(name in Object(more)) && !spare.includes(name));
  if (lost !== undefined) {
    throw new SyntaxError(
      `The requested module '${specifier}' does not provide an export named '${lost}'`,
    );
  }
  return Object.fromEntries(
    names.map((name) => [name, (name in module ? module : Object(more))[name]]),
  );
}
