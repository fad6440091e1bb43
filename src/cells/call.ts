/** The call around a place in a cell. */
import ts from "typescript";
import { withoutCellFiles } from "./semantics.ts";
import type { CellService } from "./service.ts";

/** The overloads of the called function and the argument at the place. */
export interface CellCall {
  readonly signatures: readonly CallSignature[];
  /** The overload that fits best, from 0. */
  readonly active: number;
  /** The argument at the place, from 0. */
  readonly argument: number;
}

/** One overload: its label is "matmul(a: Matrix, b: Matrix): Matrix". */
export interface CallSignature {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly CallParameter[];
}

export interface CallParameter {
  readonly label: string;
  readonly documentation: string;
}

/** The innermost call around `at` of the open cell. */
export function callAt(cells: CellService, at: number): CellCall | undefined {
  const help = cells.service.getSignatureHelpItems(cells.path, at, undefined);
  if (help === undefined) return undefined;
  const { items, selectedItemIndex, argumentIndex } = help;
  return {
    signatures: items.map(callSignature),
    active: selectedItemIndex,
    argument: argumentIndex,
  };
}

function callSignature(item: ts.SignatureHelpItem): CallSignature {
  const parameters = item.parameters.map((parameter) => ({
    label: plain(parameter.displayParts),
    documentation: ts.displayPartsToString(parameter.documentation),
  }));
  const separator = plain(item.separatorDisplayParts);
  const inner = parameters.map(({ label }) => label).join(separator);
  const label = `${plain(item.prefixDisplayParts)}${inner}${plain(item.suffixDisplayParts)}`;
  return { label, documentation: ts.displayPartsToString(item.documentation), parameters };
}

function plain(parts: ts.SymbolDisplayPart[]): string {
  return withoutCellFiles(ts.displayPartsToString(parts));
}
