/**
 * The statements of a cell as the body of one function: declarations become assignments to names
 * that the host declares, functions and imports come first, `export` is dropped.
 *
 * It runs after TypeScript's own transformers, so it meets JavaScript only: enums and namespaces
 * have become `var E; (function (E) { ... })(E || (E = {}))`.
 */
import ts from "typescript";
import { assign, assignmentTarget, nothing } from "./assignment.ts";
import { modulesCall } from "./checkpoints.ts";
import type { ImportedTypes } from "./imported-types.ts";
import { boundNames } from "./names.ts";

const { factory } = ts;

/** Rewrites a file's statements and adds every name it assigns to `assigned`. */
export function rewriteTopLevel(
  declared: ReadonlySet<string>,
  assigned: Set<string>,
  imported: ImportedTypes,
): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const rewriter = new Rewriter(context, declared, assigned, imported);
    return factory.updateSourceFile(file, rewriter.rewrite(file.statements));
  };
}

/** Collects the parts of the new body while it walks the old one. */
class Rewriter {
  private readonly context: ts.TransformationContext;
  private readonly declared: ReadonlySet<string>;
  private readonly assigned: Set<string>;
  private readonly imported: ImportedTypes;
  /** Names that start as `undefined`, so that a second run of `enum E` does not add to the first. */
  private readonly fresh = new Set<string>();
  private readonly functions: ts.Statement[] = [];
  private readonly imports: ts.Statement[] = [];

  constructor(
    context: ts.TransformationContext,
    declared: ReadonlySet<string>,
    assigned: Set<string>,
    imported: ImportedTypes,
  ) {
    this.imported = imported;
    this.context = context;
    this.declared = declared;
    this.assigned = assigned;
  }

  rewrite(statements: readonly ts.Statement[]): ts.Statement[] {
    const body = statements.flatMap((statement) => this.statement(statement));
    const hoisted = new Set(this.functions.flatMap(assignedName));
    const resets = [...this.fresh]
      .filter((name) => !hoisted.has(name))
      .map((name) => assignName(factory.createIdentifier(name), nothing()));
    return [...resets, ...this.functions, ...this.imports, ...body];
  }

  private statement(node: ts.Statement): ts.Statement[] {
    if (ts.isImportDeclaration(node)) return this.import(node);
    if (ts.isExportDeclaration(node)) return this.reexport(node);
    if (ts.isExportAssignment(node)) {
      return [ts.setTextRange(factory.createExpressionStatement(node.expression), node)];
    }
    if (ts.isFunctionDeclaration(node)) return this.function(node);
    if (ts.isClassDeclaration(node)) return this.class(node);
    if (ts.isVariableStatement(node)) return this.variables(node.declarationList);
    return [this.nested(node)];
  }

  private import(node: ts.ImportDeclaration): ts.Statement[] {
    if (isGenerated(node)) this.imports.push(generatedImport(node));
    else this.imports.push(ts.setTextRange(this.bindImport(node), node));
    return [];
  }

  /** `({ default: d, a, b: c } = named(await import("x"), ...))`: what is imported is read once. */
  private bindImport({ importClause: clause, ...node }: ts.ImportDeclaration): ts.Statement {
    const bindings = clause?.namedBindings;
    const from = factory.createStringLiteral((node.moduleSpecifier as ts.StringLiteral).text);
    let value: ts.Expression = importCall(node.moduleSpecifier, node.attributes);
    if (bindings !== undefined && ts.isNamespaceImport(bindings)) {
      value = factory.createAssignment(this.name(bindings.name), value);
    }
    const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
    const elements = named.filter(({ name }) => !this.imported.types.has(name.text));
    const properties = elements.map((element) =>
      readProperty(element.propertyName ?? element.name, this.name(element.name)),
    );
    if (clause?.name !== undefined) {
      properties.unshift(readProperty(factory.createIdentifier("default"), this.name(clause.name)));
    }
    if (properties.length > 0) {
      const spare = properties.filter((one) => this.isSpare(one));
      const lists = (spare.length > 0 ? [properties, spare] : [properties]).map(namesOf);
      const given = modulesCall("named", [value, from, ...lists]);
      value = factory.createAssignment(factory.createObjectLiteralExpression(properties), given);
    }
    return factory.createExpressionStatement(value);
  }

  private isSpare({ initializer }: ts.PropertyAssignment): boolean {
    return ts.isIdentifier(initializer) && this.imported.spare.has(initializer.text);
  }

  private reexport(node: ts.ExportDeclaration): ts.Statement[] {
    if (node.moduleSpecifier === undefined) return [];
    const loaded = importCall(node.moduleSpecifier, node.attributes);
    this.imports.push(ts.setTextRange(factory.createExpressionStatement(loaded), node));
    return [];
  }

  /** Without a name of its own, so that `f` inside it means the cell's `f`, as in a declaration. */
  private function(node: ts.FunctionDeclaration): ts.Statement[] {
    if (node.name === undefined || node.body === undefined) return [];
    const { asteriskToken, typeParameters, parameters, type } = node;
    const modifiers = node.modifiers?.filter((m) => m.kind === ts.SyntaxKind.AsyncKeyword);
    const value = factory.createFunctionExpression(
      modifiers as ts.Modifier[] | undefined,
      asteriskToken,
      undefined,
      typeParameters,
      parameters,
      type,
      node.body,
    );
    this.functions.push(assign(this.name(node.name), ts.setTextRange(value, node), node));
    return [];
  }

  /** With its own name: inside a class, its name is a constant of that class. */
  private class(node: ts.ClassDeclaration): ts.Statement[] {
    if (node.name === undefined) return [];
    const modifiers = node.modifiers?.filter((m) => ts.isDecorator(m));
    const { typeParameters, heritageClauses, members } = node;
    const value = factory.createClassExpression(
      modifiers,
      node.name,
      typeParameters,
      heritageClauses,
      members,
    );
    return [assign(this.name(node.name), ts.setTextRange(value, node), node)];
  }

  private variables(list: ts.VariableDeclarationList): ts.Statement[] {
    const isVar = !(list.flags & ts.NodeFlags.BlockScoped);
    return list.declarations.flatMap((declaration) => {
      if (!this.isCellName(declaration.name)) {
        const kept = factory.createVariableDeclarationList([declaration], list.flags);
        return [factory.createVariableStatement(undefined, kept)];
      }
      for (const name of boundNames(declaration.name)) {
        this.name(name);
        if (isVar) this.fresh.add(name.text);
      }
      if (declaration.initializer === undefined && isVar) return [];
      return [assign(declaration.name, declaration.initializer ?? nothing(), declaration)];
    });
  }

  /** A `var` in a block or a loop's head is the cell's. */
  private nested<T extends ts.Node>(node: T): T {
    const visit = (child: ts.Node): ts.VisitResult<ts.Node> => {
      if (ts.isFunctionLike(child) || ts.isClassLike(child)) return child;
      if (ts.isVariableStatement(child) && this.isCellVar(child.declarationList)) {
        return this.variables(child.declarationList);
      }
      if (ts.isVariableDeclarationList(child) && this.isCellVar(child)) return this.loopHead(child);
      return ts.visitEachChild(child, visit, this.context);
    };
    return ts.visitNode(node, visit) as T;
  }

  /** `for (var i = 0, j = 1; ...)` and `for (var x of xs)` over names of the top level. */
  private loopHead(list: ts.VariableDeclarationList): ts.Expression {
    for (const name of list.declarations.flatMap((one) => boundNames(one.name))) {
      this.fresh.add(this.name(name).text);
    }
    const parts = list.declarations.map(({ name, initializer }) =>
      initializer === undefined
        ? assignmentTarget(name)
        : factory.createAssignment(assignmentTarget(name), initializer),
    );
    return parts.reduce((left, right) => factory.createComma(left, right));
  }

  private isCellVar(list: ts.VariableDeclarationList): boolean {
    const isVar = !(list.flags & ts.NodeFlags.BlockScoped);
    return isVar && list.declarations.every((declaration) => this.isCellName(declaration.name));
  }

  /** False for the variables that TypeScript made, which stay inside the function. */
  private isCellName(name: ts.BindingName): boolean {
    return boundNames(name).every((bound) => this.declared.has(bound.text));
  }

  private name(identifier: ts.Identifier): ts.Identifier {
    this.assigned.add(identifier.text);
    return identifier;
  }
}

/** Whether TypeScript itself imports, for JSX. */
function isGenerated({ importClause }: ts.ImportDeclaration): boolean {
  const bindings = importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.some(({ pos, name }) => pos < 0 && name.pos < 0);
}

/** `const { jsx: _jsx } = await import("react/jsx-runtime")`, for this cell alone. */
function generatedImport(node: ts.ImportDeclaration): ts.Statement {
  const bindings = node.importClause?.namedBindings as ts.NamedImports;
  const parts = bindings.elements.map(({ propertyName, name }) =>
    factory.createBindingElement(undefined, propertyName as ts.Identifier | undefined, name),
  );
  const value = importCall(node.moduleSpecifier, node.attributes);
  const pattern = factory.createObjectBindingPattern(parts);
  const declaration = factory.createVariableDeclaration(pattern, undefined, undefined, value);
  const list = factory.createVariableDeclarationList([declaration], ts.NodeFlags.Const);
  return factory.createVariableStatement(undefined, list);
}

function assignedName(statement: ts.Statement): string[] {
  const { expression } = statement as ts.ExpressionStatement;
  const { left } = expression as ts.BinaryExpression;
  return ts.isIdentifier(left) ? [left.text] : [];
}

function assignName(name: ts.Identifier, value: ts.Expression): ts.Statement {
  return factory.createExpressionStatement(factory.createAssignment(name, value));
}

function namesOf(properties: readonly ts.PropertyAssignment[]): ts.Expression {
  const names = properties.map(({ name }) => (name as ts.Identifier | ts.StringLiteral).text);
  return factory.createArrayLiteralExpression(names.map((n) => factory.createStringLiteral(n)));
}

function readProperty(property: ts.PropertyName, target: ts.Expression): ts.PropertyAssignment {
  return factory.createPropertyAssignment(property, target);
}

/** `await import("x", { with: { ... } })`. */
function importCall(
  specifier: ts.Expression,
  attributes: ts.ImportAttributes | undefined,
): ts.Expression {
  const keyword = factory.createToken(ts.SyntaxKind.ImportKeyword) as ts.Expression;
  const options = attributes === undefined ? [] : [importOptions(attributes)];
  const call = factory.createCallExpression(keyword, undefined, [specifier, ...options]);
  return factory.createAwaitExpression(call);
}

function importOptions(attributes: ts.ImportAttributes): ts.Expression {
  const entries = attributes.elements.map((e) => factory.createPropertyAssignment(e.name, e.value));
  const values = factory.createObjectLiteralExpression(entries);
  return factory.createObjectLiteralExpression([factory.createPropertyAssignment("with", values)]);
}
