/** A figure where it is shown: fitted to its place, in the place's colours, with its controls below. */
import { FigureControls } from "./figure-controls.ts";
import { fittedLayout, leastWidth } from "./figure-fit.ts";
import { atState, choicesOf, firstState } from "./figure-states.ts";
import { type Look, withLook } from "./figure-template.ts";
import type { Plotly, PlotlyFigure } from "./plotly.ts";
import { hasSlider, moveSlider } from "./sliders.ts";

/** One figure, in an exported page and in JupyterLab alike. */
export class FigureView {
  /** What is put where the figure is to be. */
  readonly element: HTMLElement = document.createElement("div");
  /** What Plotly draws into. */
  readonly plot: HTMLElement = document.createElement("div");
  readonly #room: HTMLElement = document.createElement("div");
  readonly #hint: HTMLElement = document.createElement("p");
  readonly #controls: FigureControls;
  readonly #look: () => Look;
  readonly #sizes: ResizeObserver;
  #plotly: Plotly | undefined;
  #figure: PlotlyFigure | undefined;
  #drawnFor = 0;

  /** `look` is asked for its colours at every drawing. */
  constructor(look: () => Look) {
    this.#look = look;
    this.element.className = "figure-view";
    this.#room.className = "figure-room";
    this.#hint.className = "figure-hint";
    this.#hint.textContent = "Wider than this place: scroll it sideways.";
    this.#controls = new FigureControls(() => void this.redraw());
    this.#room.append(this.plot);
    this.element.append(this.#room, this.#hint, this.#controls.element);
    this.#sizes = new ResizeObserver(() => {
      // A hidden notebook has no width, and a panel that opens or closes has next to none.
      if (this.element.clientWidth >= leastRoom && this.element.clientWidth !== this.#drawnFor) {
        void this.redraw();
      }
    });
  }

  /** Draws the figure, which brings nothing unsafe (`safeFigure`); called again for a newer one. */
  async show(plotly: Plotly, figure: PlotlyFigure): Promise<void> {
    this.#plotly = plotly;
    this.#figure = figure;
    this.#controls.offer(choicesOf(figure), firstState(figure));
    await this.redraw();
    this.#sizes.observe(this.element);
  }

  /** Draws it again, for another width, theme or state. */
  async redraw(): Promise<void> {
    if (this.#plotly === undefined || this.#figure === undefined) return;
    this.#drawnFor = this.element.clientWidth;
    const room = this.#drawnFor || Number.POSITIVE_INFINITY;
    const shown = atState(this.#figure, this.#controls.state);
    const layout = fittedLayout(shown, room);
    this.#arrange(layout, room, leastWidth(layout, room));
    const still = isSmall(room) ? untouchable(layout) : layout;
    const tall = legendHeight(this.plot);
    await this.#plotly.react(this.plot, withLook({ ...shown, layout: still }, this.#look()));
    // Plotly puts a legend that has lost rows as if the margin were still the old one: over the plot.
    if (legendHeight(this.plot) < tall) await this.#plotly.redraw(this.plot);
  }

  /** What an arrow key does; `false` if the figure has no slider, or for another key. */
  press(key: string): boolean {
    if (this.#controls.press(key)) return true;
    return this.#plotly !== undefined && moveSlider(this.#plotly, this.plot, key);
  }

  /** Whether there is something to choose in it. */
  get hasControls(): boolean {
    return !this.#controls.element.hidden || hasSlider(this.plot);
  }

  /** Lets go of the chart, which is about to leave the page. */
  dispose(): void {
    this.#sizes.disconnect();
    this.#controls.stop();
    this.#plotly?.purge(this.plot);
  }

  /** Plot, hint and controls are as wide as each other; the slider as the axes. */
  #arrange(layout: Readonly<Record<string, unknown>>, room: number, least: number): void {
    const { width, margin } = layout as { width: number; margin?: { l: number; r: number } };
    this.plot.style.width = `${width}px`;
    const scrolls = least > room;
    this.#hint.hidden = !scrolls;
    this.#room.classList.toggle("scrolls", scrolls);
    // The keyboard reaches what scrolls; anything else is no stop.
    const focus = { tabindex: "0", role: "group", "aria-label": "Wide figure" };
    for (const [name, value] of Object.entries(focus)) {
      if (scrolls) this.#room.setAttribute(name, value);
      else this.#room.removeAttribute(name);
    }
    const controls = this.#controls.element.style;
    controls.width = `${Math.min(width, room)}px`;
    controls.paddingInline = scrolls ? "0" : `${margin?.l ?? 0}px ${margin?.r ?? 0}px`;
  }
}

/** Height of the legend as it is drawn, in pixels; 0 if there is none. */
function legendHeight(plot: HTMLElement): number {
  return Number(plot.querySelector(".legend .bg")?.getAttribute("height") ?? 0);
}

/** Narrower, in pixels, nobody reads a figure: drawn so, Plotly would keep the margins of a legend as tall as a tower. */
const leastRoom = 120;

/** As wide as a phone. */
function isSmall(room: number): boolean {
  return room < 500;
}

/** A finger that scrolls the page must not be taken for one that zooms. */
function untouchable(layout: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const axes = Object.entries(layout).filter(([name]) => /^[xy]axis\d*$/.test(name));
  const fixed = axes.map(([name, axis]) => [name, { ...(axis as object), fixedrange: true }]);
  return { ...layout, ...Object.fromEntries(fixed), dragmode: false };
}
