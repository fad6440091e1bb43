/**
 * A lesson as its author writes it: one TypeScript file in the percent format.
 *
 *     // %% [markdown] id="goal"
 *     // # The perceptron
 *
 *     // %% id="and-gate" tags="exercise"
 *     const y = step(w * x + b);
 *
 * The format is jupytext's (`key="value"` metadata), with one rule more: each cell has an `id` of
 * its own. Ids stay the same when cells move, so a learner's notebook and a link into an exported
 * page survive an edit of the lesson.
 */

/** One cell of a lesson. */
export interface LessonCell {
  readonly type: "markdown" | "code";
  /** Unique in its lesson; letters a-z, digits and hyphens, at most 64 of them. */
  readonly id: string;
  /** Jupyter's cell tags; empty if the cell has none. */
  readonly tags: readonly string[];
  /** Without comment marks, and without empty lines at both ends. */
  readonly source: string;
}

/** A lesson: its cells, in reading order. */
export interface Lesson {
  readonly cells: readonly LessonCell[];
}

/**
 * Reads a lesson from its text.
 *
 * @param fileName stands at the head of each error, with the line number: `01-perceptron.ts:12: ...`
 * @throws SyntaxError if a cell has no id or one that was used before, if a markdown line is not a
 *   comment, or if something stands before the first cell.
 */
export function parseLesson(text: string, fileName: string): Lesson {
  const cells: LessonCell[] = [];
  const lineOfId = new Map<string, number>();
  for (const block of splitBlocks(text, fileName)) {
    const cell = parseBlock(block, fileName);
    const first = lineOfId.get(cell.id);
    if (first !== undefined) {
      throw problem(fileName, block.line, `the id "${cell.id}" is already used in line ${first}`);
    }
    lineOfId.set(cell.id, block.line);
    cells.push(cell);
  }
  if (cells.length === 0) {
    throw problem(fileName, 1, 'no cell found; a cell starts with a line like // %% id="a-name"');
  }
  return { cells };
}

/** Writes a lesson as text; `parseLesson` reads the same lesson back. */
export function formatLesson(lesson: Lesson): string {
  return `${lesson.cells.map(formatCell).join("\n\n")}\n`;
}

/** The lines of one cell, marker line apart; `line` counts from 1 in the file. */
interface Block {
  readonly line: number;
  readonly marker: string;
  readonly body: readonly string[];
}

const markerPattern = /^\/\/ ?%%(?:\s|$)/;
const idPattern = /^[a-z0-9-]{1,64}$/;

function splitBlocks(text: string, fileName: string): Block[] {
  const blocks: { line: number; marker: string; body: string[] }[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (markerPattern.test(line)) blocks.push({ line: index + 1, marker: line, body: [] });
    else if (blocks.length > 0) blocks[blocks.length - 1].body.push(line);
    else if (line.trim() !== "") {
      throw problem(fileName, index + 1, "text before the first cell; start with a line // %%");
    }
  }
  return blocks;
}

function parseBlock(block: Block, fileName: string): LessonCell {
  const { kind, values } = parseMarker(block, fileName);
  const id = values.get("id");
  if (id === undefined) {
    throw problem(fileName, block.line, 'the cell has no id; write // %% id="a-name"');
  }
  if (!idPattern.test(id)) {
    const rule = "an id is made of a-z, 0-9 and hyphens, 64 at most";
    throw problem(fileName, block.line, `the id "${id}" cannot be used; ${rule}`);
  }
  const tags = (values.get("tags") ?? "").split(",").map((tag) => tag.trim());
  const lines = kind === "markdown" ? uncomment(block, fileName) : block.body;
  return { type: kind, id, tags: tags.filter((tag) => tag !== ""), source: trimBlankLines(lines) };
}

function parseMarker(
  block: Block,
  fileName: string,
): { kind: "markdown" | "code"; values: Map<string, string> } {
  const rest = block.marker.replace(/^\/\/ ?%%/, "").trim();
  const markdown = rest.startsWith("[markdown]");
  const values = new Map<string, string>();
  const leftover = (markdown ? rest.slice("[markdown]".length) : rest).replace(
    /(?:^|\s)([a-z_]+)="([^"]*)"(?=\s|$)/g,
    (_match, key: string, value: string) => {
      values.set(key, value);
      return "";
    },
  );
  const unknown = [...values.keys()].find((key) => key !== "id" && key !== "tags");
  if (unknown !== undefined || leftover.trim() !== "") {
    const what = unknown ?? leftover.trim();
    const help = 'a marker looks like // %% [markdown] id="goal" tags="slow"';
    throw problem(fileName, block.line, `"${what}" is not understood; ${help}`);
  }
  return { kind: markdown ? "markdown" : "code", values };
}

function uncomment(block: Block, fileName: string): string[] {
  return block.body.map((line, index) => {
    if (line.trim() === "") return "";
    const text = /^\/\/ ?(.*)$/.exec(line);
    if (text === null) {
      const help = "a line of a markdown cell starts with //";
      throw problem(fileName, block.line + 1 + index, `"${line.trim().slice(0, 40)}": ${help}`);
    }
    return text[1];
  });
}

function trimBlankLines(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
}

function formatCell(cell: LessonCell): string {
  const tags = cell.tags.length > 0 ? ` tags="${cell.tags.join(",")}"` : "";
  const kind = cell.type === "markdown" ? " [markdown]" : "";
  const marker = `// %%${kind} id="${cell.id}"${tags}`;
  if (cell.source === "") return marker;
  return `${marker}\n${cell.type === "markdown" ? comment(cell.source) : cell.source}`;
}

function comment(source: string): string {
  return source
    .split("\n")
    .map((line) => (line === "" ? "//" : `// ${line}`))
    .join("\n");
}

function problem(fileName: string, line: number, message: string): SyntaxError {
  return new SyntaxError(`${fileName}:${line}: ${message}`);
}
