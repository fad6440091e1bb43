/**
 * The renderer as JupyterLab loads it: a federated module written by hand.
 *
 * JupyterLab looks for `_JUPYTERLAB[name]`, gives it the modules that it shares, and asks for
 * `./mimeExtension` and `./extension`. Nothing else of module federation is needed, so no bundler
 * plug-in is either.
 */
import { type WidgetKind, widgetKinds, widgetMime } from "../../widgets/kinds.ts";
import { courseCardPlugin, coursePlugin, lessonPlugin } from "./course/plug-ins.ts";
import { exportLabelPlugin } from "./export-label.ts";
import { figureMime, plotRendererClass } from "./plot-renderer.ts";
import { questionsPlugin } from "./questions.ts";
import type { RendererOptions, WidgetClass } from "./widget.ts";
import { styleWidgets, widgetRendererClass } from "./widget-renderer.ts";

type Factory = () => unknown;
type Shared = Record<string, Record<string, { get(): Promise<Factory> }>>;
interface Container {
  init(scope: Shared): void;
  get(module: string): Promise<Factory>;
}

interface JupyterLabPage {
  _JUPYTERLAB?: Record<string, Container>;
}

/** Where this script came from; Plotly and the widgets lie beside it. */
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
  styleWidgets();
  return [plotExtension(Widget), ...widgetKinds.map((kind) => widgetExtension(Widget, kind))];
}

async function plugIns(): Promise<object[]> {
  const { Widget } = (await sharedModule("@lumino/widgets")) as { Widget: WidgetClass };
  const mainMenu = await token("@jupyterlab/mainmenu", "IMainMenu");
  const tracker = await token("@jupyterlab/notebook", "INotebookTracker");
  const launcher = await token("@jupyterlab/launcher", "ILauncher");
  const state = await token("@jupyterlab/statedb", "IStateDB");
  return [
    coursePlugin(Widget),
    ...where([launcher], () => courseCardPlugin(launcher)),
    ...where([tracker], () => questionsPlugin(tracker)),
    ...where([tracker], () => lessonPlugin(Widget, tracker, state)),
    ...where([mainMenu, tracker], () => exportLabelPlugin(mainMenu, tracker)),
  ];
}

/** A plug-in, where all the services that it needs are offered. */
function where(services: readonly unknown[], make: () => object): object[] {
  return services.includes(undefined) ? [] : [make()];
}

/** The name of a service; `undefined` where JupyterLab does not share it. */
async function token(module: string, name: string): Promise<unknown> {
  if (shared[module] === undefined) return undefined;
  return ((await sharedModule(module)) as Readonly<Record<string, unknown>>)[name];
}

/** Safe: a figure is data. Plotly draws it and cleans the few tags allowed in its texts. */
function plotExtension(Widget: WidgetClass): object {
  const PlotRenderer = plotRendererClass(Widget, new URL("plotly.js", address).href);
  return rendering("factory", figureMime, (options) => new PlotRenderer(options));
}

/** Safe: a widget is data, and what is done with them is in this extension. */
function widgetExtension(Widget: WidgetClass, kind: WidgetKind): object {
  const program = new URL(`widget-${kind}.js`, address).href;
  const WidgetRenderer = widgetRendererClass(Widget, kind, program);
  return rendering(kind, widgetMime(kind), (options) => new WidgetRenderer(options));
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
