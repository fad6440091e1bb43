/** A pad to draw a digit on, in a notebook; it answers by itself, with or without a kernel. */
import type { OutputModel, RendererOptions, Widget, WidgetClass } from "./widget.ts";

/** The MIME type of a pad. */
export const padMime = "application/vnd.chainrule.digit-pad+json";

/** What JupyterLab makes for each output of the type. */
export type PadRendererClass = new (
  options: RendererOptions,
) => Widget & { renderModel(model: OutputModel): Promise<void> };

/** What the module at `padAddress` gives (page/digit-pad/view.ts). */
interface PadModule {
  mountDigitPad(place: HTMLElement, data: unknown): void;
}

/** The renderer's class, on JupyterLab's own `Widget`. */
export function padRendererClass(Base: WidgetClass, padAddress: string): PadRendererClass {
  return class PadRenderer extends Base {
    constructor(_options: RendererOptions) {
      super();
      this.addClass("chainrule-digit-pad");
    }

    /** Shows the pad of `model`; called again for each update of the same output. */
    async renderModel({ data }: OutputModel): Promise<void> {
      try {
        const { mountDigitPad } = (await import(padAddress)) as PadModule;
        const place = document.createElement("div");
        mountDigitPad(place, data[padMime]);
        this.node.replaceChildren(place);
      } catch (error) {
        this.node.replaceChildren(`This pad cannot be shown: ${(error as Error).message}.`);
      }
    }
  };
}
