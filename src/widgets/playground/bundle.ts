/**
 * A place to play with a network: data, inputs, layers, rate, all set by the reader, who sees it learn. The
 * engine itself does the training, where the playground is shown (view/mount.ts): in JupyterLab without a
 * kernel, in a notebook that was only opened, and in an exported page.
 */
import { displaySymbol, inspectSymbol, type MimeBundle } from "../../display/bundle.ts";
import { widgetMime } from "../kinds.ts";
import { type PlaygroundGoal, readGoals } from "./goals.ts";
import { playgroundPicture } from "./picture.ts";
import { networkOf } from "./run.ts";
import { networkText, type PlaygroundSettings, readSettings } from "./settings.ts";

/** What `playground` may be told: how it begins, and what is to be reached in it. */
export interface PlaygroundOptions extends Partial<PlaygroundSettings> {
  /** What the reader is to reach; none if left out. */
  readonly goals?: readonly PlaygroundGoal[];
}

/**
 * A playground: the reader chooses data, inputs, layers, activation, rate, batch size, weight decay and seed,
 * trains, pauses, steps, and sees the network's map of the plane, each unit's own, the weights and the losses.
 * "Show the code" gives the program that does the same with `train`, and the same numbers.
 *
 * @throws TypeError or RangeError for options that are not there or cannot be; it says what is meant.
 * @example
 * playground({
 *   data: "spiral",
 *   layers: [8, 8],
 *   goals: [{ says: "The spiral with at most 16 units", data: "spiral", maxUnits: 16, loss: 0.1 }],
 * })
 */
export function playground(options: PlaygroundOptions = {}): Playground {
  const { goals = [], ...settings } = options;
  return new Playground(readSettings(settings), readGoals(goals));
}

/** A playground; `show` it, or make it a cell's last value. */
export class Playground {
  /** How it begins. */
  readonly settings: PlaygroundSettings;
  /** What is to be reached. */
  readonly goals: readonly PlaygroundGoal[];
  /** The playground in one sentence, for whoever cannot see it. */
  readonly description: string;

  constructor(settings: PlaygroundSettings, goals: readonly PlaygroundGoal[]) {
    this.settings = settings;
    this.goals = goals;
    this.description = describe(settings, goals);
  }

  [displaySymbol](): MimeBundle {
    const { settings, goals, description } = this;
    return {
      [widgetMime("playground")]: { settings, goals, description },
      "image/svg+xml": playgroundPicture(networkOf(settings), settings, description),
      "text/plain": description,
    };
  }

  [inspectSymbol](): string {
    return this.description;
  }
}

function describe(settings: PlaygroundSettings, goals: readonly PlaygroundGoal[]): string {
  const what = `A playground: ${networkText(settings)} before it learns ${settings.data}`;
  return goals.length === 0 ? what : `${what}. Goals: ${goals.map(({ says }) => says).join("; ")}`;
}
