/** The exercises that a learner has passed, in `chainrule.progress.json` beside the notebook, as the kernel keeps them. */
import type { Contents } from "./jupyterlite.ts";

const fileName = "chainrule.progress.json";

type Raw = Readonly<Record<string, unknown>>;

/** The progress file of one folder. */
export class LiteProgress {
  readonly #contents: Contents;
  readonly #path: string;
  #saved: Promise<unknown> = Promise.resolve();

  /** `location` is the folder, as JupyterLab names it. */
  constructor(contents: Contents, location: string) {
    this.#contents = contents;
    this.#path =
      location === "" || location.endsWith(":") ? location + fileName : `${location}/${fileName}`;
  }

  /** Names of the exercises that were passed, such as `perceptron.gates`. */
  async passed(): Promise<readonly string[]> {
    await this.#saved;
    return exercisesOf((await this.#read()) ?? {});
  }

  /** Writes an exercise down. A browser that keeps no file keeps no progress: the check is what counts. */
  note(exercise: string): void {
    this.#saved = this.#saved.then(() => this.#add(exercise)).catch(() => {});
  }

  async #add(exercise: string): Promise<void> {
    const progress = await this.#read();
    if (progress === undefined) return; // whatever it is, it is not overwritten
    const exercises = exercisesOf(progress);
    if (exercises.includes(exercise)) return;
    const next = { ...progress, chainrule: "progress", exercises: [...exercises, exercise] };
    const content = `${JSON.stringify(next, null, 1)}\n`;
    await this.#contents.save(this.#path, { type: "file", format: "text", content });
  }

  async #read(): Promise<Raw | undefined> {
    const folder = this.#path.slice(0, -fileName.length).replace(/\/$/, "");
    const { content: files } = await this.#contents.get(folder, { content: true });
    const isThere = Array.isArray(files) && files.some(({ name }) => name === fileName);
    if (!isThere) return {};
    const options = { type: "file", format: "text", content: true };
    const { content } = await this.#contents.get(this.#path, options);
    const raw: unknown = typeof content === "string" ? JSON.parse(content) : content;
    return typeof raw === "object" && raw !== null && !Array.isArray(raw)
      ? (raw as Raw)
      : undefined;
  }
}

function exercisesOf({ exercises }: Raw): string[] {
  return Array.isArray(exercises) ? exercises.filter((one) => typeof one === "string") : [];
}
