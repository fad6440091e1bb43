/** Figures to work with, in a notebook; they compute by themselves, with or without a kernel. */
import type { WidgetHost } from "../../widgets/host.ts";
import { keptForms, keptState } from "../../widgets/kept.ts";
import { type WidgetKind, widgetMime } from "../../widgets/kinds.ts";
import type { Still } from "../../widgets/still.ts";
import type { MountWidget } from "../../widgets/view/mount-widget.ts";
import { KernelTalk } from "./kernel-talk.ts";
import { answersAround, kernelAround } from "./open-notebooks.ts";
import type { OutputModel, RendererOptions, Widget, WidgetClass } from "./widget.ts";

/** What JupyterLab makes for each output of the type. */
export type WidgetRendererClass = new (
  options: RendererOptions,
) => Widget & { renderModel(model: OutputModel): Promise<void> };

/** Widgets follow JupyterLab's theme, in what the browser itself draws, too. Called once. */
export function styleWidgets(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`[data-jp-theme-light="true"] .chainrule-widget { color-scheme: light; }
  [data-jp-theme-light="false"] .chainrule-widget { color-scheme: dark; }`);
  document.adoptedStyleSheets.push(sheet);
}

/** The renderer's class, on JupyterLab's own `Widget`; the widget's program is the module at `address`. */
export function widgetRendererClass(
  Base: WidgetClass,
  kind: WidgetKind,
  address: string,
): WidgetRendererClass {
  const mime = widgetMime(kind);
  return class WidgetRenderer extends Base {
    /** What the widget itself has written into the output: no reason to draw it anew. */
    #written: unknown;
    readonly #talk = new KernelTalk();
    #takePicture: () => Still | undefined = () => undefined;

    constructor(_options: RendererOptions) {
      super();
      this.addClass("chainrule-widget");
    }

    /** Only now it stands in a notebook, which has a kernel and answers. */
    override onAfterAttach(): void {
      for (const event of ["progress", "kernel"]) {
        this.node.firstElementChild?.dispatchEvent(new Event(event));
      }
    }

    /** Shows the widget of `model`; called again for each update of the same output. */
    async renderModel(model: OutputModel): Promise<void> {
      const data = model.data[mime];
      if (this.#written !== undefined && sameText(data, this.#written)) return;
      try {
        const { mount } = (await import(address)) as { mount: MountWidget };
        const place = document.createElement("div");
        this.#takePicture = mount(place, data, this.#host(model));
        this.node.replaceChildren(place);
      } catch (error) {
        this.node.replaceChildren(`This ${kind} cannot be shown: ${(error as Error).message}.`);
      }
    }

    /** What the reader sets is kept in the output with its picture, and so saved with the notebook. */
    #host(model: OutputModel): WidgetHost {
      const goals = () => answersAround(this.node);
      return {
        state: keptState(model.data[mime]),
        keep: (text) => {
          const data = keptForms(model.data, kind, text, this.#takePicture());
          this.#written = data[mime];
          model.setData({ data });
        },
        isMet: (goal) => goals()?.get(`goal ${goal}`) === "met",
        meet: (goal) => goals()?.set(`goal ${goal}`, "met"),
        compute: (asked) => this.#talk.ask(kernelAround(this.node), asked),
      };
    }
  };
}

function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
