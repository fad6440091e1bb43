/** The pause button in an exported page and in JupyterLab. */
import { whatCame } from "../../../engine/argument.ts";
import type { WidgetHost } from "../../host.ts";
import { button, make, say, widgetRoot } from "../../view/dom.ts";
import { pauseWords } from "../words.ts";

/**
 * Puts the button into `place`; nothing, if the training has ended.
 *
 * @param data what `PauseButton` (../bundle.ts) shows itself as; it may come from a foreign notebook
 * @throws TypeError if it is something else; `place` is untouched then
 */
export function mount(place: HTMLElement, data: unknown, host: WidgetHost): () => undefined {
  const { id, ended } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof id !== "string" || id.length > 40) {
    throw new TypeError(`training-pause: id is ${whatCame(id)}; it must be a short text`);
  }
  if (ended !== true) widgetRoot(place, style).append(pauseView(id, host));
  return () => undefined;
}

const style =
  ".row { display: flex; align-items: center; gap: 12px; } .status { color: var(--dim); }";

function pauseView(id: string, host: WidgetHost): HTMLElement {
  const status = make("span", { class: "status", role: "status" });
  let [held, turn] = [false, 0];
  const press = async (): Promise<void> => {
    const values = [held ? 0 : 1];
    try {
      const said = wordsOf(await host.compute({ id, turn: ++turn, values }));
      held = said === pauseWords.held;
      hold.textContent = held ? "Go on" : "Pause";
      say(status, said === pauseWords.held ? "The training is paused." : sentence(said));
    } catch (error) {
      say(status, sentence((error as Error).message));
    }
  };
  const hold = button("Pause", () => void press());
  const row = make("div", { class: "row" }, hold, status);
  return make("div", { class: "frame", role: "group", "aria-label": "Training" }, row);
}

/** What the training answered, as text. */
function wordsOf(said: unknown): string {
  const { frame, nobody } = (said ?? {}) as Readonly<Record<string, unknown>>;
  const { text, error } = (frame ?? {}) as Readonly<Record<string, unknown>>;
  return String(text ?? error ?? nobody ?? "no answer").slice(0, 200);
}

function sentence(words: string): string {
  if (words === pauseWords.going) return "";
  return words === pauseWords.ended ? "The training has ended." : `It cannot be paused: ${words}.`;
}
