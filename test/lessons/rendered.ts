/**
 * A lesson that was run, as Markdown with pictures: what GitHub and every other reader of Markdown shows of
 * it, plots and alt text and all, without running anything.
 */
import type { Cell, CodeCell, Notebook, Output } from "../../src/notebook/notebook.ts";

/** Files of a rendered lesson by name, from `docs/examples`. */
export type RenderedFiles = Readonly<Record<string, string>>;

/** The lesson's page, and one file for each picture that its cells show. */
export function renderedLesson(name: string, { cells }: Notebook): RenderedFiles {
  const pictures: Record<string, string> = {};
  const parts = cells.map((cell) =>
    cell.cell_type === "code" ? program(name, cell, pictures) : linked(cell),
  );
  const text = [made(name), ...parts].filter((part) => part !== "").join("\n\n");
  return { [`${name}.md`]: `${text}\n`, ...pictures };
}

function made(name: string): string {
  return [
    `<!-- Made from lessons/${name}.ts by test/lessons/rendered.test.ts; do not edit. -->`,
    "*This is the lesson as its cells leave it, exercises not done, to read on the web. In JupyterLab and as a page of one file it is there to work with: plots answer, cells run, answers are checked. [How to start](../../README.md#start).*",
  ].join("\n\n");
}

/** A text, whose links to other lessons lead to their notebooks. */
function linked({ source }: Cell): string {
  return source.replace(/\]\(([\w-]+)\.ipynb(#[^)]*)?\)/g, "](../../notebooks/$1.ipynb$2)");
}

function program(name: string, cell: CodeCell, pictures: Record<string, string>): string {
  const outputs = cell.outputs.flatMap((output, i) => {
    const picture = pictureIn(output);
    if (picture === undefined) return fenced(textIn(output), "text");
    const file = `${name}/${cell.id}${i === 0 ? "" : `-${i + 1}`}.svg`;
    pictures[file] = `${withStableIds(picture.svg)}\n`;
    return `<img src="${file}" alt="${attribute(picture.alt)}">`;
  });
  return [fenced(cell.source, "ts"), ...outputs].filter((part) => part !== "").join("\n\n");
}

function pictureIn(output: Output): { svg: string; alt: string } | undefined {
  if (!("data" in output)) return undefined;
  const { "image/svg+xml": svg, "text/plain": alt } = output.data;
  return typeof svg === "string" ? { svg, alt: String(alt ?? "") } : undefined;
}

function textIn(output: Output): string {
  if (output.output_type === "stream") return output.text;
  if (output.output_type === "error") return `${output.ename}: ${output.evalue}`;
  return String(output.data["text/plain"] ?? "");
}

function fenced(text: string, language: string): string {
  return text.trim() === "" ? "" : `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** A picture's ids count the pictures of its process, so that two of them may stand in one page. */
function withStableIds(svg: string): string {
  return svg.replaceAll(/\b(figure-[0-9a-z]+)-\d+(?=[-" )])/g, "$1");
}

function attribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll("\n", " ");
}
