/** One Plotly figure in a notebook: drawn, redrawn in place, read out, disposed of. */
import type { FigureView } from "../../page/figure-view.ts";
import { loadFigures } from "./load-figures.ts";
import type { Figure } from "./plotly.ts";
import type { OutputModel, RendererOptions, Widget, WidgetClass } from "./widget.ts";

/** The MIME type of a figure. */
export const figureMime = "application/vnd.plotly.v1+json";

type Figures = Awaited<ReturnType<typeof loadFigures>>;

/** What JupyterLab makes for each output of the type. */
export type PlotRendererClass = new (
  options: RendererOptions,
) => Widget & { renderModel(model: OutputModel): Promise<void> };

/** The renderer's class, on JupyterLab's own `Widget`; `address` is that of the module `figures.ts`. */
export function plotRendererClass(Base: WidgetClass, address: string): PlotRendererClass {
  return class PlotRenderer extends Base {
    #view: FigureView | undefined;
    #endTheme = () => {};
    #model: OutputModel | undefined;

    constructor(_options: RendererOptions) {
      super();
      this.addClass("chainrule-plot");
      this.node.addEventListener("keydown", (event) => this.#press(event));
    }

    /** Draws the figure of `model`; called again for each update of the same output. */
    async renderModel(model: OutputModel): Promise<void> {
      this.#model = model;
      await this.#draw();
    }

    override dispose(): void {
      if (this.isDisposed) return;
      this.#endTheme();
      this.#view?.dispose();
      super.dispose();
    }

    async #draw(): Promise<void> {
      const model = this.#model;
      if (model === undefined) return;
      try {
        const figures = await loadFigures(address);
        // Updates that came while it was loading: only the latest is drawn.
        if (this.isDisposed || model !== this.#model) return;
        const figure = readFigure(model, figures);
        const view = this.#viewBy(figures);
        if (view.element.parentNode === null) this.node.replaceChildren(view.element);
        await view.show(figures.plotly, figure);
        this.#describe(description(model), view.hasControls);
      } catch (error) {
        if (this.isDisposed || model !== this.#model) return;
        this.#view?.dispose();
        this.node.replaceChildren(...standIn(model, error));
      }
    }

    #viewBy({ FigureView, onThemeChange, themeLook }: Figures): FigureView {
      if (this.#view !== undefined) return this.#view;
      this.#endTheme = onThemeChange(() => void this.#draw()); // #draw shows its own errors
      this.#view = new FigureView(themeLook);
      return this.#view;
    }

    /** For readers who listen: the description is the figure's text; the keyboard can reach it. */
    #describe(text: string, hasControls: boolean): void {
      // Children of an image are not read out, so a figure with a slider is a group.
      this.node.setAttribute("role", hasControls ? "group" : "img");
      this.node.setAttribute("aria-label", text);
      this.node.tabIndex = 0;
    }

    #press(event: KeyboardEvent): void {
      if (event.target !== this.node || !this.#view?.press(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

/**
 * The figure of an output. A copy, because Plotly writes into what it draws, and the notebook
 * would be saved with that; and without what would leave the machine.
 *
 * @throws TypeError if it is not a figure, Error if it cannot be drawn here
 */
function readFigure(model: OutputModel, { canDraw, isMap, safeFigure }: Figures): Figure {
  const figure = model.data[figureMime] as Figure | null;
  if (!Array.isArray(figure?.data)) throw new TypeError("its data is not a list of traces");
  if (isMap(figure as Figure)) throw new Error("its map would have to come from a server");
  if (!canDraw(figure as Figure)) throw new Error("this browser has WebGL switched off");
  return safeFigure(figure as Figure);
}

function description({ data }: OutputModel): string {
  const figure = data[figureMime] as { layout?: { meta?: { description?: unknown } } };
  const text = figure.layout?.meta?.description ?? data["text/plain"];
  return typeof text === "string" ? text : "plot";
}

/** What is shown when a figure cannot be drawn: a sentence, and its still picture if it has one. */
function standIn(model: OutputModel, error: unknown): HTMLElement[] {
  const sentence = document.createElement("p");
  const reason = error instanceof Error ? error.message : String(error);
  sentence.textContent = `This figure cannot be drawn: ${reason}.`;
  const svg = model.data["image/svg+xml"];
  if (typeof svg !== "string") return [sentence];
  const picture = document.createElement("img");
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  picture.alt = description(model);
  return [sentence, picture];
}
