/** The exercises that a learner has passed, in a file beside the notebooks: readable, and to hand in. */
import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where it is kept; `CHAINRULE_PROGRESS` names another file. */
function progressFile(): string {
  return process.env.CHAINRULE_PROGRESS || join(process.cwd(), "chainrule.progress.json");
}

/** Names of the exercises that were passed, such as `perceptron.gates`. */
export function passedExercises(): readonly string[] {
  return exercisesOf(readProgress());
}

/** Writes an exercise down. A folder that takes no file keeps no progress: the check is what counts. */
export function notePassed(exercise: string): void {
  const progress = readProgress();
  const exercises = exercisesOf(progress);
  if (exercises.includes(exercise)) return;
  const text = { ...progress, chainrule: "progress", exercises: [...exercises, exercise] };
  const temporary = `${progressFile()}.${randomUUID()}.tmp`;
  try {
    writeFileSync(temporary, `${JSON.stringify(text, null, 1)}\n`);
    renameSync(temporary, progressFile());
  } catch {
    rmSync(temporary, { force: true });
  }
}

type RawProgress = Readonly<Record<string, unknown>>;

function readProgress(): RawProgress {
  try {
    const raw: unknown = JSON.parse(readFileSync(progressFile(), "utf8"));
    return typeof raw === "object" && raw !== null ? (raw as RawProgress) : {};
  } catch {
    return {}; // not there yet, or not ours
  }
}

function exercisesOf({ exercises }: RawProgress): string[] {
  return Array.isArray(exercises) ? exercises.filter((one) => typeof one === "string") : [];
}
