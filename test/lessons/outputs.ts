/** What a cell of a notebook that was run shows, as text. */
import type { Cell, Output } from "../../src/notebook/notebook.ts";

/** Everything printed and shown by a cell, in its plain form; "" for a cell without outputs. */
export function textOf(cell: Cell | undefined): string {
  if (cell?.cell_type !== "code") return "";
  return cell.outputs.map(outputText).join("");
}

/** Whether a cell shows something in this form, such as `image/svg+xml`. */
export function shows(cell: Cell | undefined, type: string): boolean {
  if (cell?.cell_type !== "code") return false;
  return cell.outputs.some((output) => "data" in output && type in output.data);
}

function outputText(output: Output): string {
  if (output.output_type === "stream") return output.text;
  if (output.output_type === "error") return `${output.ename}: ${output.evalue}\n`;
  return String(output.data["text/plain"] ?? "");
}
