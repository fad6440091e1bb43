/** Packages as a local file sees them: like a cell, by way of the host's `CellModules`. */
import ts from "typescript";

const { factory } = ts;

/** The host's, or where there is none, as in a worker thread of a cell's, modules as they are. */
const host =
  'const chainruleModules = globalThis[Symbol.for("chainrule.modules")] ?? { seen: (m) => m, named: (m) => m };';

/**
 * `import { a } from "package"` takes `a` from the whole module, since Node gives few of a CommonJS
 * package's names to an import. Imports of files stay.
 */
export function seeBareImports(): ts.TransformerFactory<ts.SourceFile> {
  return () => (file) => {
    if (!file.statements.some(isBare)) return file;
    const statements = file.statements.flatMap((one) => (isBare(one) ? seen(one) : [one]));
    const { statements: first } = ts.createSourceFile("host.ts", host, ts.ScriptTarget.ES2022);
    return factory.updateSourceFile(file, [...first, ...statements]);
  };
}

function isBare(statement: ts.Statement): statement is ts.ImportDeclaration {
  if (!ts.isImportDeclaration(statement) || statement.importClause === undefined) return false;
  return !/^(?:[./]|\w+:)/.test((statement.moduleSpecifier as ts.StringLiteral).text);
}

/** The import of the whole, and what is taken from it. */
function seen(node: ts.ImportDeclaration): ts.Statement[] {
  const { importClause, moduleSpecifier, modifiers, attributes } = node;
  const whole = factory.createUniqueName("module");
  const all = factory.createNamespaceImport(whole);
  const clause = factory.createImportClause(undefined, undefined, all);
  const imported = factory.createImportDeclaration(modifiers, clause, moduleSpecifier, attributes);
  return [ts.setTextRange(imported, node), ...taken(importClause, moduleSpecifier, whole)];
}

function taken(
  clause: ts.ImportClause | undefined,
  specifier: ts.Expression,
  whole: ts.Identifier,
): ts.Statement[] {
  const bindings = clause?.namedBindings;
  const elements = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  const names = elements.map(({ propertyName, name }) => ({
    from: propertyName ?? name,
    to: name,
  }));
  if (clause?.name !== undefined) {
    names.push({ from: factory.createIdentifier("default"), to: clause.name });
  }
  const parts = names.map(({ from, to }) => factory.createBindingElement(undefined, from, to));
  const texts = names.map(({ from }) => factory.createStringLiteral(from.text));
  const given = [whole, specifier, factory.createArrayLiteralExpression(texts)];
  return [
    ...(parts.length === 0
      ? []
      : [constant(factory.createObjectBindingPattern(parts), call("named", given))]),
    ...(bindings !== undefined && ts.isNamespaceImport(bindings)
      ? [constant(bindings.name, call("seen", [whole]))]
      : []),
  ];
}

function constant(name: ts.BindingName, value: ts.Expression): ts.Statement {
  const declaration = factory.createVariableDeclaration(name, undefined, undefined, value);
  const list = factory.createVariableDeclarationList([declaration], ts.NodeFlags.Const);
  return factory.createVariableStatement(undefined, list);
}

function call(name: string, given: readonly ts.Expression[]): ts.Expression {
  const modules = factory.createIdentifier("chainruleModules");
  const method = factory.createPropertyAccessExpression(modules, name);
  return factory.createCallExpression(method, undefined, given);
}
