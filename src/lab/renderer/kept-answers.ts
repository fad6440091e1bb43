/**
 * Answers to the questions of a notebook, in the learner's progress file beside it. The kernel keeps the
 * exercises that were passed in the same file (kernel/runner/progress.ts).
 */
import type { Contents } from "./lab-notebook.ts";
import { progressName, type Raw, readProgress, recordOf } from "./progress-file.ts";

/** The answers of one notebook. */
export class KeptAnswers {
  readonly #contents: Contents;
  readonly #file: string;
  readonly #lesson: string;
  #answers: ReadonlyMap<string, string> = new Map();
  #saved: Promise<void> = Promise.resolve();

  private constructor(contents: Contents, path: string) {
    const [, folder = "", name = ""] = /^(.*\/)?([^/]*?)(?:\.ipynb)?$/.exec(path) ?? [];
    this.#contents = contents;
    this.#file = `${folder}${progressName}`;
    this.#lesson = name;
  }

  /** Reads what was answered before in the notebook at `path`; nothing where no file is. */
  static async of(contents: Contents, path: string): Promise<KeptAnswers> {
    const kept = new KeptAnswers(contents, path);
    kept.#answers = answersIn(
      lessonIn((await readProgress(contents, kept.#file)) ?? {}, kept.#lesson),
    );
    return kept;
  }

  /** The answer to a question: a letter, or `shown`. */
  get(question: string): string | undefined {
    return this.#answers.get(question);
  }

  /** Takes an answer, or takes it back. Where the folder takes no file, it holds until JupyterLab is left. */
  set(question: string, answer: string | undefined): void {
    const answers = new Map(this.#answers);
    answers.delete(question);
    if (answer !== undefined) answers.set(question, answer);
    this.#answers = answers;
    this.#saved = this.#saved.then(() => this.#save()).catch(() => {});
  }

  async #save(): Promise<void> {
    const progress = await readProgress(this.#contents, this.#file);
    if (progress === undefined) return; // whatever it is, it is not overwritten
    const lesson = {
      ...lessonIn(progress, this.#lesson),
      answers: Object.fromEntries(this.#answers),
    };
    const lessons = { ...recordOf(progress.lessons), [this.#lesson]: lesson };
    const text = `${JSON.stringify({ ...progress, chainrule: "progress", lessons }, null, 1)}\n`;
    await this.#contents.save(this.#file, { type: "file", format: "text", content: text });
  }
}

function lessonIn(progress: Raw, lesson: string): Raw {
  const lessons = recordOf(progress.lessons);
  return Object.hasOwn(lessons, lesson) ? recordOf(lessons[lesson]) : {};
}

function answersIn({ answers }: Raw): ReadonlyMap<string, string> {
  const entries = Object.entries(recordOf(answers));
  return new Map(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
