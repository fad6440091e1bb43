/** Notebooks for tests: one with every kind of output, as a learner would leave it. */
import { readFileSync } from "node:fs";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import type { Cell, CodeCell, MimeData, Notebook, Output } from "../../src/notebook/notebook.ts";

const lessonFile = new URL("../fixtures/lessons/90-sample.ts", import.meta.url);

/** The notebook of the sample lesson, not run. */
function sampleNotebook(): Notebook {
  return notebookFromLesson(
    parseLesson(readFileSync(lessonFile, "utf8"), "90-sample.ts"),
    "90-sample",
  );
}

/** The notebook of the sample lesson, run, with plots and outputs of every kind. */
export function runNotebookSample(): Notebook {
  const { cells, metadata } = sampleNotebook();
  const value: Output = {
    output_type: "execute_result",
    execution_count: 1,
    metadata: {},
    data: { "text/plain": "[ 1, -0.5 ]" },
  };
  const error: Output = {
    output_type: "error",
    ename: "Error",
    evalue: "todo",
    traceback: [
      "\u001b[31mError\u001b[39m: todo",
      "    at cell 2, line 2: throw new \u001b[1mError\u001b[22m",
    ],
  };
  const run = cells.map((cell) => {
    if (cell.id === "first-value")
      return { ...(cell as CodeCell), outputs: [value], execution_count: 1 };
    if (cell.id === "exercise-one")
      return { ...(cell as CodeCell), outputs: [error], execution_count: 2 };
    return cell;
  });
  return {
    metadata,
    cells: [
      ...run,
      code("streams", "console.log(1)", [
        { output_type: "stream", name: "stdout", text: "one\ntwo \u001b[32mgreen\u001b[39m\n" },
        { output_type: "stream", name: "stderr", text: "a warning\n" },
      ]),
      code("line-plot", 'show(lossCurve(history, { title: "Loss" }))', [shown(lineFigure())]),
      code("verdict", "check(nand)", [
        shown({
          "text/html":
            '<p style="border-left: 3px solid #0072B2; padding: 4px 8px"><strong>Right.</strong> <code>nand</code> holds for all 4 rows.</p>',
          "text/plain": "Right.",
        }),
      ]),
      {
        cell_type: "markdown",
        id: "answer",
        metadata: {},
        source: `### A closer look\n\n<details><summary>Answer</summary>\n\nBecause $w_1 + w_2 > 0$.\n\n</details>\n\n1. first\n2. second, with **bold** and *emphasis*\n\n> A quotation of one line.\n\n\`\`\`ts\nconst answer: number = 42;\n\`\`\``,
      },
    ],
  };
}

/** A code cell that was run. */
export function code(id: string, source: string, outputs: readonly Output[]): CodeCell {
  return { cell_type: "code", id, metadata: {}, source, outputs, execution_count: 3 };
}

/** A markdown cell. */
export function text(id: string, source: string): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

/** An output that shows `data`. */
export function shown(data: MimeData): Output {
  return { output_type: "display_data", data, metadata: {} };
}

/** A line chart, in the three forms that our plots have. */
export function lineFigure(): MimeData {
  const description = "Loss over 20 epochs: it falls from 1.0 to 0.05";
  const y = Array.from({ length: 20 }, (_, epoch) => Math.exp(-0.16 * epoch));
  const points = y.map((loss, epoch) => `${60 + epoch * 28},${330 - 290 * loss}`).join(" ");
  return {
    "application/vnd.plotly.v1+json": {
      data: [{ type: "scatter", mode: "lines", y, line: { color: "#0072B2" }, name: "loss" }],
      layout: {
        width: 640,
        height: 380,
        title: { text: "Loss" },
        hovermode: "x",
        xaxis: { title: { text: "epoch" } },
        yaxis: { title: { text: "loss" } },
        paper_bgcolor: "rgba(0,0,0,0)",
        plot_bgcolor: "rgba(0,0,0,0)",
        font: { color: "#7a7a7a" },
        meta: { description },
      },
    },
    "image/svg+xml": `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="380" viewBox="0 0 640 380" role="img"><polyline points="${points}" fill="none" stroke="#0072B2" stroke-width="2"/><text x="320" y="370" fill="#7a7a7a" font-family="sans-serif">epoch</text></svg>`,
    "text/plain": description,
  };
}

/** A surface, which needs the whole of Plotly. */
export function surfaceFigure(): MimeData {
  return {
    "application/vnd.plotly.v1+json": {
      data: [
        {
          type: "surface",
          z: [
            [0, 1, 2],
            [1, 3, 1],
            [2, 1, 0],
          ],
        },
      ],
      layout: { height: 400, meta: { description: "A hill of 3 by 3 points" } },
    },
    "text/plain": "A hill of 3 by 3 points",
  };
}
