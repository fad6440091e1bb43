/** A pad to draw a digit on, and a network's outputs for it; in an exported page and in JupyterLab. */
import type { Dense } from "../../../engine/dense.ts";
import { bytesOf } from "../../../plots/base64.ts";
import { make, widgetRoot } from "../../view/dom.ts";
import { centred, imageSide } from "../centre.ts";
import { outputsOf, unpackLayers } from "../packed-network.ts";
import { Bars } from "./bars.ts";
import { drawImage } from "./ink.ts";
import { Sheet } from "./sheet.ts";
import { padStyle } from "./style.ts";

/** Milliseconds after the last change until the answer is read out. */
const pause = 500;

/**
 * Puts a pad into `place`, which may stand in any page: its style stays inside (shadow DOM).
 *
 * @param data what `digitPad` (../bundle.ts) shows itself as; it may come from a foreign notebook
 * @throws TypeError or RangeError if it is something else; `place` is untouched then
 */
export function mount(place: HTMLElement, data: unknown): () => undefined {
  const { layers, start } = readPad(data);
  const attributes = {
    class: "frame pad",
    role: "group",
    "aria-label": "A pad to draw a digit on",
  };
  const pad = make("div", attributes);
  pad.innerHTML = parts;
  widgetRoot(place, padStyle).append(pad);
  const find = (name: string) => pad.querySelector(`.${name}`) as HTMLElement;
  const bars = new Bars(find("bars"), layers.at(-1)?.units ?? 0);
  const seen = find("seen") as HTMLCanvasElement;
  const status = find("answer");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const judge = (drawing: Float64Array): void => {
    const image = centred(drawing);
    const empty = !drawing.some((ink) => ink > 0);
    const outputs = empty ? undefined : outputsOf(layers, image);
    drawImage(seen, image);
    bars.show(outputs);
    clearTimeout(timer);
    timer = setTimeout(() => say(status, outputs), pause);
  };
  const sheet = new Sheet(find("sheet"), judge);
  find("clear").addEventListener("click", () => sheet.clear());
  if (start !== undefined) sheet.put(start);
  else judge(sheet.drawing);
  return () => undefined; // a drawing is not kept
}

const parts = `<div class="left">
<div class="sheet" tabindex="0" role="application" aria-label="Sheet of 28 by 28 pixels"
 aria-describedby="how"><canvas width="${imageSide}" height="${imageSide}"></canvas><i class="cursor"></i></div>
<p class="how" id="how">Draw a digit with mouse, finger or pen. By keyboard: arrows move,
Space lowers and lifts the pen, Delete clears.</p>
<button type="button" class="clear">Clear</button>
</div>
<div class="right">
<p class="answer" role="status"></p>
<ul class="bars" aria-label="The network's outputs"></ul>
<figure><span class="mat"><canvas class="seen" width="${imageSide}" height="${imageSide}" role="img"
 aria-label="The drawing as the network sees it"></canvas></span>
<figcaption>What the network sees: your drawing, scaled to 20 × 20 pixels and moved to its centre
of mass, as MNIST's digits are.</figcaption></figure>
</div>`;

function say(status: HTMLElement, outputs: Float64Array | undefined): void {
  const best = outputs?.indexOf(Math.max(...outputs)) ?? 0;
  const text = outputs ? `It reads a ${best} (${outputs[best].toFixed(2)}).` : "Draw a digit.";
  if (status.textContent !== text) status.textContent = text;
}

interface Pad {
  readonly layers: readonly Dense[];
  readonly start: Float64Array | undefined;
}

function readPad(data: unknown): Pad {
  const { layers: packed, start } = (data ?? {}) as { layers?: unknown; start?: unknown };
  const layers = unpackLayers(packed);
  if (layers[0].inputs !== imageSide ** 2)
    throw new TypeError("digitPad: the network takes no image");
  if (typeof start !== "string") return { layers, start: undefined };
  const bytes = bytesOf(start, "digitPad: start");
  if (bytes.length !== imageSide ** 2) throw new TypeError("digitPad: start is no image");
  return { layers, start: Float64Array.from(bytes, (byte) => byte / 255) };
}
