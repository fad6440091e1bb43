/** Every option that TypeScript knows is followed by cells, named as one that they cannot follow, or about files alone. */
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { nodeFiles } from "../../src/cells/files.ts";
import { readProject } from "../../src/cells/project.ts";

const files = nodeFiles();

function projectWith(compilerOptions: object) {
  return readProject("/nowhere", {
    ...files,
    fileExists: (path) => path === "/nowhere/tsconfig.json",
    readFile: () => JSON.stringify({ compilerOptions }),
  });
}

/** An option of TypeScript's, as its own table has it; that table is not public. */
interface Declaration {
  readonly name: string;
  readonly type: "boolean" | "string" | "number" | "list" | "object" | ReadonlyMap<string, unknown>;
  readonly isCommandLineOnly?: boolean;
}

const { optionDeclarations } = ts as unknown as { optionDeclarations: readonly Declaration[] };
/** Words for tsc alone, which its table does not mark as such. */
const commands = new Set(["all", "init", "project", "version"]);
const declarations = optionDeclarations.filter(
  ({ name, isCommandLineOnly }) => !isCommandLineOnly && !commands.has(name),
);

/** Where files stand and how they are written, how tsc goes about its work, and what is no option any more. */
const aboutFiles = new Set(
  `allowImportingTsExtensions allowJs allowSyntheticDefaultImports alwaysStrict
  assumeChangesOnlyAffectDirectDependencies charset checkJs composite declaration declarationDir declarationMap
  diagnostics disableReferencedProjectLoad disableSizeLimit disableSolutionSearching
  disableSourceOfProjectReferenceRedirect downlevelIteration emitBOM emitDeclarationOnly erasableSyntaxOnly
  esModuleInterop explainFiles extendedDiagnostics forceConsistentCasingInFileNames generateCpuProfile generateTrace
  ignoreDeprecations importHelpers importsNotUsedAsValues incremental inlineSourceMap inlineSources
  isolatedDeclarations isolatedModules keyofStringsOnly libReplacement listEmittedFiles listFiles mapRoot
  maxNodeModuleJsDepth module moduleDetection moduleResolution newLine noEmit noEmitHelpers noEmitOnError
  noImplicitUseStrict noStrictGenericChecks noUnusedLocals noUnusedParameters out outDir outFile plugins
  preserveConstEnums preserveValueImports preserveWatchOutput pretty removeComments resolveJsonModule
  rewriteRelativeImportExtensions rootDir skipDefaultLibCheck skipLibCheck sourceMap sourceRoot stableTypeOrdering
  stripInternal suppressExcessPropertyErrors suppressImplicitAnyIndexErrors target traceResolution tsBuildInfoFile
  verbatimModuleSyntax`.split(/\s+/),
);

/** A value that says something else than leaving the option out. */
function sampleOf({ name, type }: Declaration): unknown {
  if (name === "lib") return ["dom"];
  if (name === "jsx") return "react";
  if (name === "paths") return { "#x": ["./x"] };
  if (name === "plugins") return [{ name: "x" }];
  if (type === "list") return ["x"];
  if (type === "number") return 1;
  if (type === "boolean") return true;
  if (type === "object") return {};
  return type instanceof Map ? type.keys().next().value : "x";
}

function isHeard(declaration: Declaration): boolean {
  const { name } = declaration;
  const said = projectWith({ [name]: sampleOf(declaration) });
  const without = projectWith({});
  if (said.notice !== undefined) expect(said.notice).toContain(`"${name}" has no effect on cells`);
  const { notice: _, ...rest } = said;
  return said.notice !== undefined || JSON.stringify(rest) !== JSON.stringify(without);
}

describe("an option of tsconfig.json", () => {
  test.each(declarations.map((one) => [one.name, one] as const))(
    "%s is heard, or about files alone",
    (name, declaration) => {
      expect(isHeard(declaration)).toBe(!aboutFiles.has(name));
    },
  );
});
