/**
 * The renderer as JupyterLab loads it: a federated module written by hand.
 *
 * JupyterLab looks for `_JUPYTERLAB[name]`, gives it the modules that it shares, and asks for
 * `./mimeExtension` and `./extension`. Nothing else of module federation is needed, so no bundler
 * plug-in is either.
 */
import { exportLabelPlugin } from "./export-label.ts";
import { padMime, padRendererClass } from "./pad-renderer.ts";
import { figureMime, plotRendererClass } from "./plot-renderer.ts";
import { questionsPlugin } from "./questions.ts";
import type { RendererOptions, WidgetClass } from "./widget.ts";

type Factory = () => unknown;
type Shared = Record<string, Record<string, { get(): Promise<Factory> }>>;
interface Container {
  init(scope: Shared): void;
  get(module: string): Promise<Factory>;
}

interface JupyterLabPage {
  _JUPYTERLAB?: Record<string, Container>;
}

/** Where this script came from; Plotly and the pad lie beside it. */
const address = (document.currentScript as HTMLScriptElement).src;
let shared: Shared = {};

const page = globalThis as JupyterLabPage;
page._JUPYTERLAB ??= {};
page._JUPYTERLAB["chainrule-plotly"] = {
  init(scope) {
    shared = scope;
  },
  async get(module) {
    const make = module === "./extension" ? plugIns : renderers;
    const extension = { __esModule: true, default: await make() };
    return () => extension;
  },
};

async function renderers(): Promise<object[]> {
  const { Widget } = (await sharedModule("@lumino/widgets")) as { Widget: WidgetClass };
  return [plotExtension(Widget), padExtension(Widget)];
}

async function plugIns(): Promise<object[]> {
  const { IMainMenu } = (await sharedModule("@jupyterlab/mainmenu")) as { IMainMenu: unknown };
  const { INotebookTracker } = (await sharedModule("@jupyterlab/notebook")) as {
    INotebookTracker: unknown;
  };
  return [exportLabelPlugin(IMainMenu, INotebookTracker), questionsPlugin(INotebookTracker)];
}

/** Safe: a figure is data. Plotly draws it and cleans the few tags allowed in its texts. */
function plotExtension(Widget: WidgetClass): object {
  const PlotRenderer = plotRendererClass(Widget, new URL("plotly.js", address).href);
  return rendering("factory", figureMime, (options) => new PlotRenderer(options));
}

/** Safe: a pad is numbers, and what is done with them is in this extension. */
function padExtension(Widget: WidgetClass): object {
  const PadRenderer = padRendererClass(Widget, new URL("digit-pad.js", address).href);
  return rendering("digit-pad", padMime, (options) => new PadRenderer(options));
}

/** What JupyterLab wants to know of a renderer whose data may come from a notebook it does not trust. */
function rendering(
  name: string,
  mime: string,
  createRenderer: (options: RendererOptions) => object,
): object {
  return {
    id: `chainrule-plotly:${name}`,
    dataType: "json",
    // Before other renderers of the same type (plotly.py's has rank 2).
    rank: 0,
    rendererFactory: { safe: true, mimeTypes: [mime], createRenderer },
  };
}

async function sharedModule(name: string): Promise<unknown> {
  const [provider] = Object.values(shared[name] ?? {});
  if (provider === undefined) throw new Error(`JupyterLab does not share ${name}`);
  return (await provider.get())();
}
