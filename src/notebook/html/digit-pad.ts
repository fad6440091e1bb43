/** A pad to draw a digit on (plots/digit-pad.ts): its picture, and its data for a page's scripts. */
import type { MimeData } from "../notebook.ts";
import { dataScript } from "./data-script.ts";
import { renderPicture } from "./figure.ts";
import { type Html, html } from "./html.ts";

/** The MIME type of a pad. */
export const digitPadType = "application/vnd.chainrule.digit-pad+json";

/** The HTML of a pad, its data packed by `pack`; `undefined` if the bundle holds none that has a picture. */
export function renderDigitPad(data: MimeData, pack?: (json: string) => string): Html | undefined {
  const picture = renderPicture(data);
  if (!(digitPadType in data) || picture === undefined) return undefined;
  const script = dataScript(data[digitPadType], pack);
  return html`<div class="digit-pad"><div class="still">${picture}</div>${script}</div>`;
}
