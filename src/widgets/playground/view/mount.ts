/** A playground in an exported page and in JupyterLab. */
import { whatCame } from "../../../engine/argument.ts";
import type { WidgetHost } from "../../host.ts";
import type { Still } from "../../still.ts";
import { widgetRoot } from "../../view/dom.ts";
import { readGoals } from "../goals.ts";
import { readSettings } from "../settings.ts";
import { playgroundStyle } from "./style.ts";
import { PlaygroundView } from "./view.ts";

/**
 * Puts a playground into `place`.
 *
 * @param data what `playground` (../bundle.ts) shows itself as; it may come from a foreign notebook
 * @throws TypeError or RangeError if it is something else; `place` is untouched then
 */
export function mount(place: HTMLElement, data: unknown, host: WidgetHost): () => Still {
  if (typeof data !== "object" || data === null) {
    throw new TypeError(`playground: the output holds ${whatCame(data)}; it must be settings`);
  }
  const { settings, goals } = data as Readonly<Record<string, unknown>>;
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) {
    throw new TypeError(`playground: settings is ${whatCame(settings)}; it must be an object`);
  }
  const known = readSettings(settings as Readonly<Record<string, unknown>>);
  const view = new PlaygroundView(known, readGoals(goals ?? []), host);
  widgetRoot(place, playgroundStyle).append(view.element);
  place.addEventListener("progress", () => view.showGoals());
  return () => view.still;
}
