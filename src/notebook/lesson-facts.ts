/** What an index page says of a lesson, taken from its first cell and its first figure. */
import type { Cell, DataOutput, Notebook } from "./notebook.ts";
import { questionCell, questionsOf } from "./question.ts";

/** The facts of one lesson; a fact that the lesson does not state is "". Texts are markdown. */
export interface LessonFacts {
  readonly title: string;
  readonly goal: string;
  readonly time: string;
  readonly before: string;
  /** How many exercises are checked in it. */
  readonly exercises: number;
  /** How many questions it asks. */
  readonly questions: number;
  /** The first figure that has a picture. */
  readonly picture: DataOutput | undefined;
}

/** A cell that checks an exercise. */
export const checkPattern = /\bexercises\.\w+\.\w+\.check\(/;

/** Reads the title, and the rows `| **Goal** | ... |`, `Time` and `Before this` of the first cell. */
export function lessonFacts(notebook: Notebook): LessonFacts {
  const text = notebook.cells[0]?.source ?? "";
  const row = (name: string): string =>
    new RegExp(`^\\|\\s*\\*\\*${name}\\*\\*\\s*\\|\\s*(.*?)\\s*\\|\\s*$`, "m").exec(text)?.[1] ??
    "";
  return {
    title: /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? "",
    goal: row("Goal"),
    time: row("Time"),
    before: row("Before this"),
    exercises: notebook.cells.filter(isCheck).length,
    questions: questionsOf(notebook.cells.map(questionCell)).length,
    picture: firstPicture(notebook),
  };
}

function isCheck({ cell_type, source }: Cell): boolean {
  return cell_type === "code" && checkPattern.test(source);
}

function firstPicture(notebook: Notebook): DataOutput | undefined {
  const outputs = notebook.cells.flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []));
  return outputs.find(
    (output): output is DataOutput => "data" in output && "image/svg+xml" in output.data,
  );
}
