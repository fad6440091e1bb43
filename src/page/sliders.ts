/** Arrow keys for a figure's first slider; Plotly itself listens only to the mouse. */
import { figureMethods } from "./safe-figure.ts";

/** The part of Plotly that moves a slider. */
export interface SliderPlotly {
  relayout(node: HTMLElement, change: Record<string, unknown>): Promise<unknown>;
  readonly [method: string]: unknown;
}

interface Slider {
  readonly active?: number;
  readonly steps?: readonly Step[];
}
interface Step {
  readonly method?: string;
  readonly args?: readonly unknown[];
}

const moves: Readonly<Record<string, (active: number, last: number) => number>> = {
  ArrowLeft: (active) => Math.max(0, active - 1),
  ArrowRight: (active, last) => Math.min(last, active + 1),
  Home: () => 0,
  End: (_active, last) => last,
};

/** Moves the slider for a key; `false` if the key or the figure has nothing to move. */
export function moveSlider(plotly: SliderPlotly, node: HTMLElement, key: string): boolean {
  const [slider] = slidersOf(node);
  const move = moves[key];
  const steps = slider?.steps ?? [];
  if (move === undefined || steps.length === 0) return false;
  const active = move(slider?.active ?? 0, steps.length - 1);
  const { method = "restyle", args = [] } = steps[active] ?? {};
  void plotly.relayout(node, { "sliders[0].active": active }); // drawn in Plotly's own time
  const call = figureMethods.includes(method) ? plotly[method] : undefined;
  if (typeof call === "function") call.call(plotly, node, ...args); // there is none for "skip"
  return true;
}

/** Whether the figure in `node` has a slider. */
export function hasSlider(node: HTMLElement): boolean {
  return slidersOf(node).length > 0;
}

function slidersOf(node: HTMLElement): readonly Slider[] {
  return (node as { layout?: { sliders?: readonly Slider[] } }).layout?.sliders ?? [];
}
