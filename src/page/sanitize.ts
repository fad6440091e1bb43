/** Foreign HTML made safe in the page, by a part of it that is unpacked before the first cell runs. */
import { type Html, nothing, trusted } from "../notebook/html/html.ts";
import { loadPart } from "./parts.ts";
import type { SanitizeMarkup } from "./sanitizer/main.ts";

/** Unpacks the sanitiser; until then nothing of foreign HTML is shown. */
export function loadSanitizer(): Promise<void> {
  return loadPart("sanitizer");
}

/** `markup` with everything taken out that could run, load, cover or imitate. */
export function sanitizeHtml(markup: string): Html {
  const { chainruleSanitizer } = globalThis as { chainruleSanitizer?: SanitizeMarkup };
  return chainruleSanitizer === undefined ? nothing : trusted(chainruleSanitizer(markup));
}
