/** A pad to draw a digit on (plots/digit-pad.ts): its picture, and its data for a page's scripts. */
import type { MimeData } from "../notebook.ts";
import { escapeJson } from "./escape.ts";
import { renderPicture } from "./figure.ts";

/** The MIME type of a pad. */
export const digitPadType = "application/vnd.chainrule.digit-pad+json";

/** The HTML of a pad, or `undefined` if the bundle holds none that has a picture. */
export function renderDigitPad(data: MimeData): string | undefined {
  const picture = renderPicture(data);
  if (!(digitPadType in data) || picture === undefined) return undefined;
  const json = escapeJson(data[digitPadType]);
  return (
    `<div class="digit-pad"><div class="still">${picture}</div>` +
    `<script type="application/json">${json}</script></div>`
  );
}
