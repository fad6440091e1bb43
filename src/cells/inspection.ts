/** What is known about the name at a place in a cell. */
import ts from "typescript";
import { withoutCellFiles } from "./semantics.ts";
import type { CellService } from "./service.ts";
import { type InspectionTag, markedTags, plainTags } from "./tags.ts";

/** A name's declaration and documentation. Offsets are UTF-16 units of the cell's text. */
export interface CellInspection {
  /** The declaration as TypeScript prints it: "const net: Network". */
  readonly signature: string;
  /** Its doc comment, as written; "" if it has none. */
  readonly documentation: string;
  readonly tags: readonly InspectionTag[];
  /** All of it as plain text. */
  readonly text: string;
  /** All of it as markdown. */
  readonly markdown: string;
  readonly start: number;
  readonly length: number;
}

/** What the open cell's name at `at` means, or the name that ends there. */
export function inspectionAt(cells: CellService, at: number): CellInspection | undefined {
  const { service, path } = cells;
  const info =
    service.getQuickInfoAtPosition(path, at) ?? service.getQuickInfoAtPosition(path, at - 1);
  if (info === undefined) return undefined;
  const signature = plainDeclaration(ts.displayPartsToString(info.displayParts));
  if (signature.endsWith("/*unresolved*/ any")) return undefined;
  const documentation = ts.displayPartsToString(info.documentation);
  const tags = (info.tags ?? []).map((tag) => ({
    name: tag.name,
    text: ts.displayPartsToString(tag.text),
  }));
  const { start, length } = info.textSpan;
  return { ...inspection(signature, documentation, tags), start, length };
}

/** The same facts as text and as markdown. */
function inspection(
  signature: string,
  documentation: string,
  tags: readonly InspectionTag[],
): Omit<CellInspection, "start" | "length"> {
  const code = `\`\`\`typescript\n${signature}\n\`\`\``;
  return {
    signature,
    documentation,
    tags,
    text: [signature, documentation, plainTags(tags)].filter(Boolean).join("\n\n"),
    markdown: [code, documentation, markedTags(tags)].filter(Boolean).join("\n\n"),
  };
}

/** A name of an earlier cell is an import to TypeScript; the learner declared a plain name. */
function plainDeclaration(text: string): string {
  // A type is told by its name; in which file it stands helps no reader of a cell.
  const plain = withoutCellFiles(text).replaceAll(/import\("[^"]*"\)\./g, "");
  if (!plain.startsWith("(alias) ")) return plain;
  const declaration = plain.slice("(alias) ".length).replace(/\nimport [^\n]*$/, "");
  if (declaration.startsWith("new ")) return declaration.replace("new ", "constructor ");
  // At a call TypeScript leaves out what an imported name is; only functions are called so.
  return keyword.test(declaration) ? declaration : `function ${declaration}`;
}

const keyword =
  /^(?:const|let|var|function|class|enum|const enum|interface|type|namespace|module) /;
