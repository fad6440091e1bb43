import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lessonFromNotebook, notebookFromLesson } from "../../src/notebook/convert.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import { formatNotebook, type Notebook } from "../../src/notebook/notebook.ts";
import { parseNotebook } from "../../src/notebook/parse.ts";

const sample = readFileSync(new URL("../fixtures/lessons/90-sample.ts", import.meta.url), "utf8");
const lesson = parseLesson(sample, "90-sample.ts");

/** The text of a notebook with these raw cells. */
const raw = (...cells: unknown[]): string =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });

describe("notebookFromLesson", () => {
  const notebook = notebookFromLesson(lesson, "90-sample");

  test("keeps ids and tags, and has no outputs", () => {
    expect(notebook.cells.map((cell) => cell.id)).toEqual(lesson.cells.map((cell) => cell.id));
    expect(notebook.cells[3]).toMatchObject({
      metadata: { tags: ["exercise", "slow"] },
      outputs: [],
      execution_count: null,
    });
  });

  test("leaves out what is said to the formatter of the lesson's file", () => {
    const text = '// %% id="a"\n// biome-ignore format: a table\nconst a = [1,\n  2];';
    const { cells } = notebookFromLesson(parseLesson(text, "a.ts"), "a");
    expect(cells[0].source).toBe("const a = [1,\n  2];");
  });

  test("names the kernel and the lesson", () => {
    expect(notebook.metadata).toMatchObject({
      kernelspec: { name: "chainrule", language: "typescript" },
      chainrule: { lesson: "90-sample", hash: expect.stringMatching(/^[0-9a-f]{16}$/) },
    });
  });

  test("and lessonFromNotebook gives back the lesson", () => {
    expect(lessonFromNotebook(notebook)).toEqual(lesson);
    expect(lessonFromNotebook(parseNotebook(formatNotebook(notebook)))).toEqual(lesson);
  });
});

describe("formatNotebook", () => {
  test("writes keys in order, one space of indent and a text as lines, as Jupyter does", () => {
    const text = formatNotebook(notebookFromLesson(lesson, "90-sample"));
    expect(text.slice(0, 61)).toBe(
      '{\n "cells": [\n  {\n   "cell_type": "markdown",\n   "id": "goal"',
    );
    expect(text).toContain('"const weights: number[] = [0.5, -0.25];\\n",');
    expect(text.endsWith('"nbformat": 4,\n "nbformat_minor": 5\n}\n')).toBe(true);
  });

  test("and parseNotebook are each other's inverse, outputs included", () => {
    const notebook: Notebook = {
      metadata: { kernelspec: { name: "chainrule" } },
      cells: [
        {
          cell_type: "code",
          id: "a",
          metadata: {},
          source: "f()\n\ng()\n",
          execution_count: 3,
          outputs: [
            { output_type: "stream", name: "stderr", text: "one\ntwo" },
            {
              output_type: "display_data",
              metadata: {},
              data: {
                "application/vnd.plotly.v1+json": { data: [[1, 2]] },
                "image/png": "aGVsbG8=",
                "image/svg+xml": "<svg>\n</svg>",
                "text/plain": "a\nb",
              },
            },
            { output_type: "execute_result", metadata: {}, data: {}, execution_count: 3 },
            { output_type: "error", ename: "Error", evalue: "no", traceback: ["Error: no"] },
          ],
        },
        { cell_type: "raw", id: "b", metadata: {}, source: "" },
      ],
    };
    expect(parseNotebook(formatNotebook(notebook))).toEqual(notebook);
  });
});

describe("parseNotebook", () => {
  test.each([
    ["", "x.ipynb: the file is empty"],
    ["{", "x.ipynb: this is not valid JSON"],
    ["[]", 'x.ipynb: this is not a Jupyter notebook; "nbformat" is missing'],
    [
      '{"nbformat":3,"worksheets":[]}',
      "x.ipynb: nbformat is 3, 4 is needed; open it in JupyterLab",
    ],
    ['{"nbformat":4}', "x.ipynb: the notebook has no list of cells"],
    [raw(7), "x.ipynb: cell 1 is not an object"],
    [raw({ cell_type: "heading" }), 'x.ipynb: cell 1 has the unknown cell_type "heading"'],
  ])("%j is refused with one clear sentence", (text, message) => {
    expect(() => parseNotebook(text, "x.ipynb")).toThrow(message);
  });

  test("gives ids to cells of older notebooks, and makes repeated ids different", () => {
    const markdown = { cell_type: "markdown", source: "x", metadata: {} };
    const { cells } = parseNotebook(
      raw(markdown, { ...markdown, id: "a" }, { ...markdown, id: "a" }),
    );
    expect(cells.map((cell) => cell.id)).toEqual(["cell-1", "a", "a-2"]);
  });

  test("leaves out an output of unknown type and bears missing fields", () => {
    const { cells } = parseNotebook(
      raw({ cell_type: "code", outputs: [{ output_type: "pyout" }, 1, { output_type: "stream" }] }),
    );
    expect(cells).toEqual([
      {
        cell_type: "code",
        id: "cell-1",
        metadata: {},
        source: "",
        execution_count: null,
        outputs: [{ output_type: "stream", name: "stdout", text: "" }],
      },
    ]);
  });
});

test("a text that is no text is left out, and never an error", () => {
  const odd = [{ toString: 1 }, null, 5, "kept"];
  const outputs = [
    { output_type: "stream", name: "<b>", text: odd },
    { output_type: "error", ename: odd, evalue: { toString: null }, traceback: [odd, {}] },
  ];
  const text = JSON.stringify({
    nbformat: 4,
    cells: [{ cell_type: "code", source: odd, outputs }],
  });
  expect(parseNotebook(text).cells[0]).toMatchObject({
    source: "kept",
    outputs: [
      { name: "stdout", text: "kept" },
      { ename: "kept", evalue: "", traceback: ["kept", ""] },
    ],
  });
});
