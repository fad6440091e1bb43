/** What parses as TypeScript but means nothing in a cell. */
import ts from "typescript";
import { type CellDiagnostic, cellDiagnostic } from "./diagnostic.ts";
import { declaredNames } from "./names.ts";

interface Refusal {
  readonly node: ts.Node;
  readonly code: number;
  readonly message: string;
}

/** Names of the global object that no script may declare. */
const fixedNames = new Set(["undefined", "NaN", "Infinity"]);

/** Every refusal in a parsed cell: TypeScript's number, and a sentence that says what to write. */
export function refusals(source: string, file: ts.SourceFile): CellDiagnostic[] {
  const fixed = declaredNames(file)
    .filter(({ name, value }) => value && fixedNames.has(name))
    .map(({ name, node }) => refuseName(name, node));
  const found = [...fixed, ...file.statements.flatMap((statement) => refuse(statement, file))];
  return found.map(({ node, code, message }) =>
    cellDiagnostic(source, {
      code,
      message,
      category: "error",
      syntax: true,
      start: node.getStart(file),
      length: node.getEnd() - node.getStart(file),
    }),
  );
}

function refuseName(name: string, node: ts.Node): Refusal {
  return { node, code: 2397, message: `'${name}' is a fixed name of the language; choose another` };
}

function refuse(statement: ts.Statement, file: ts.SourceFile): Refusal[] {
  if (ts.isImportEqualsDeclaration(statement)) return refuseRequire(statement, file);
  if (ts.isExportAssignment(statement) && statement.isExportEquals) {
    const message = "a cell cannot use 'export ='; later cells see its names without it";
    return [{ node: statement, code: 1203, message }];
  }
  const exported = assignedExports(statement, file);
  if (exported !== undefined) {
    const message = `a cell has no '${exported}': later cells see its names as they are`;
    return [{ node: statement, code: 0, message }];
  }
  const found = strayReturn(statement);
  const message = "A 'return' statement can only be used within a function body.";
  return found === undefined ? [] : [{ node: found, code: 1108, message }];
}

/** `module.exports = ...` or `exports.a = ...`, where neither is a name of the cell's own. */
function assignedExports(statement: ts.Statement, file: ts.SourceFile): string | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) {
    return undefined;
  }
  const target = statement.expression.left.getText(file);
  const [, found, root] = /^((module)\.exports|(?:exports)(?=\.))/.exec(target) ?? [];
  const isOwn = declaredNames(file).some(({ name }) => name === (root ?? found));
  return isOwn ? undefined : found;
}

function refuseRequire(statement: ts.ImportEqualsDeclaration, file: ts.SourceFile): Refusal[] {
  const { moduleReference: from, name } = statement;
  if (!ts.isExternalModuleReference(from)) return [];
  const wanted = `import ${name.text} from ${from.expression.getText(file)}`;
  const message = `a cell cannot use 'import ${name.text} = require(...)'; write: ${wanted}`;
  return [{ node: statement, code: 1202, message }];
}

function strayReturn(node: ts.Node): ts.Node | undefined {
  if (ts.isReturnStatement(node)) return node;
  if (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node)) return undefined;
  return ts.forEachChild(node, strayReturn);
}
