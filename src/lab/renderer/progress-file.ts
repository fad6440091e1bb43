/** A learner's progress file, `chainrule.progress.json`, as JupyterLab's server gives it. */
import type { Contents } from "./lab-notebook.ts";

/** JSON of which nothing is known yet. */
export type Raw = Readonly<Record<string, unknown>>;

/** Its name, in the folder of the notebooks. */
export const progressName = "chainrule.progress.json";

/** The file as data: empty if there is none, `undefined` if it cannot be read. */
export async function readProgress(contents: Contents, path: string): Promise<Raw | undefined> {
  const options = { type: "file", format: "text", content: true };
  try {
    const { content } = await contents.get(path, options);
    const raw: unknown = JSON.parse(String(content));
    return isRecord(raw) ? raw : undefined;
  } catch (error) {
    const { response } = error as { response?: { status?: unknown } };
    return response?.status === 404 ? {} : undefined;
  }
}

/** `value` if it is a record, else an empty one. */
export function recordOf(value: unknown): Raw {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
