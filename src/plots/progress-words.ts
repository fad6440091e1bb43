/** A training's progress in words. */
import type { TrainingProgress } from "../engine/history.ts";
import { numberText } from "./number-text.ts";

/** How far a training is, in two parts: ["epoch 2 of 5 (40 %), 8 s left", "loss 0.31, ..."]. */
export function progressWords(progress: TrainingProgress): [string, string] {
  const { epoch, epochs, batch, batches, loss, accuracy, history, stopped } = progress;
  const elapsed = duration(progress.secondsElapsed);
  const left = `${duration(progress.secondsLeft)} left`;
  const validationAccuracy = history.validationAccuracy.at(-1);
  const done = history.epochs === epochs;
  const within = batch < batches ? ` (${Math.round((100 * batch) / batches)} %)` : "";
  const time = done ? `done in ${elapsed}` : stopped ? `stopped after ${elapsed}` : left;
  // Values are neither right nor wrong.
  const right = Number.isNaN(accuracy) ? "" : `, accuracy ${percent(accuracy)}`;
  const judged =
    validationAccuracy === undefined ? "" : `, validation ${percent(validationAccuracy)}`;
  return [
    `epoch ${epoch} of ${epochs}${within}, ${time}`,
    `loss ${numberText(loss, 3)}${right}${judged}`,
  ];
}

function percent(share: number): string {
  return `${numberText(Math.round(share * 1000) / 10)} %`;
}

/** Seconds as people say them: "0.4 s", "12 s", "3 min 5 s". */
function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "? s";
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
