/** What only a page's scripts need of an output, beside what every reader sees. */
import { type Html, html, jsonScript } from "./html.ts";

/** The element with the data: as JSON, or packed, which is a third of it; page/output-data.ts reads both. */
export function dataScript(value: unknown, pack?: (json: string) => string): Html {
  if (pack === undefined) {
    return html`<script type="application/json">${jsonScript(value)}</script>`;
  }
  return html`<script type="text/plain">${pack(JSON.stringify(value) ?? "null")}</script>`;
}
