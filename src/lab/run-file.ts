/**
 * `chainrule run`: one notebook, no Jupyter, no Python. Apart from the words that make pages, because what
 * those load takes longer than a small notebook runs.
 */

import { runNotebook } from "../notebook/run.ts";
import { plainLine } from "../run/terminal-text.ts";
import { checkFolder, checkNotebook } from "./notebook-files.ts";
import { withProgress } from "./progress.ts";

/**
 * Runs a notebook and saves it with its outputs as `output`, or nowhere if that is left out.
 *
 * @returns exit code: 1 if a cell failed
 */
export async function runFile(path: string, output?: string): Promise<number> {
  checkNotebook(path);
  if (output !== undefined) checkTarget(output);
  const { failure } = await withProgress((at) =>
    runNotebook(path, {
      output: output ?? null,
      onCell: (_cell, position, count) => at(`${path}: cell ${position} of ${count}`),
    }),
  );
  if (failure === undefined) {
    const saved = `its outputs are saved in ${output === path ? "it" : output}`;
    const where = output === undefined ? "nothing was saved" : saved;
    console.log(plainLine(`${path} ran to its end; ${where}`));
    return 0;
  }
  const { cell, position, ename, evalue } = failure;
  const why = `${path}: cell ${position} (${cell.id}) failed: ${ename}: ${evalue}`;
  console.error(plainLine(why));
  const where = `the outputs up to this cell are saved in ${output}`;
  if (output !== undefined) console.error(plainLine(where));
  return 1;
}

/** Told before a run of minutes, not after it. */
function checkTarget(path: string): void {
  if (!path.endsWith(".ipynb")) throw new Error(`${path} is not a notebook; name it NAME.ipynb`);
  checkFolder(path);
}
