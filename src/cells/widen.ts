/** Types that strictness alone makes narrow: `let n = null` has the type `null`, and `any` without it. */
import ts from "typescript";

const narrow = /\b(?:null|undefined|never)\b/;

/** A module's declarations as TypeScript would write them without strictness: nothing and empty lists may become anything. */
export function widened(text: string): string {
  if (!narrow.test(text)) return text;
  const file = ts.createSourceFile("module.d.ts", text, ts.ScriptTarget.ES2022);
  const places: ts.TypeNode[] = [];
  const visit = (node: ts.Node): void => {
    const type = widenedType(node);
    if (type === undefined) ts.forEachChild(node, visit);
    else places.push(type);
  };
  visit(file);
  return places.reduceRight(
    (rest, type) => `${rest.slice(0, type.getStart(file))}any${rest.slice(type.end)}`,
    text,
  );
}

/** The part of a declaration or of a list's type that is widened. */
function widenedType(node: ts.Node): ts.TypeNode | undefined {
  if (ts.isArrayTypeNode(node)) return isEmpty(node.elementType) ? node.elementType : undefined;
  const declares = ts.isVariableDeclaration(node) || ts.isPropertySignature(node);
  const declared = declares || ts.isPropertyDeclaration(node) ? node.type : undefined;
  return declared !== undefined && isNothing(declared) ? declared : undefined;
}

function isEmpty(type: ts.TypeNode): boolean {
  return type.kind === ts.SyntaxKind.NeverKeyword || isNothing(type);
}

function isNothing(type: ts.TypeNode): boolean {
  if (type.kind === ts.SyntaxKind.UndefinedKeyword) return true;
  return ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
}
