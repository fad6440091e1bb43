/** A figure to work with (src/widgets): its picture, and its data for a page's scripts. */
import { type WidgetKind, widgetKinds, widgetMime } from "../../widgets/kinds.ts";
import type { MimeData } from "../notebook.ts";
import { dataScript } from "./data-script.ts";
import { renderPicture } from "./figure.ts";
import { type Html, html } from "./html.ts";

/** The kind of widget that a bundle holds, if any. */
function widgetIn(data: MimeData): WidgetKind | undefined {
  return widgetKinds.find((kind) => widgetMime(kind) in data);
}

/** The HTML of a widget, its data packed by `pack`; `undefined` if the bundle holds none that has a picture. */
export function renderWidget(data: MimeData, pack?: (json: string) => string): Html | undefined {
  const kind = widgetIn(data);
  const picture = renderPicture(data);
  if (kind === undefined || picture === undefined) return undefined;
  const script = dataScript(data[widgetMime(kind)], pack);
  return html`<div class="widget" data-widget="${kind}"><div class="still">${picture}</div>${script}</div>`;
}
