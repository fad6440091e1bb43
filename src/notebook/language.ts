import type { Notebook } from "./notebook.ts";

/** The language of a notebook's code cells, in lower case; "" if the notebook does not say. */
export function languageOf(notebook: Notebook): string {
  const info = notebook.metadata.language_info as { name?: unknown } | null | undefined;
  const kernel = notebook.metadata.kernelspec as { language?: unknown } | null | undefined;
  const language = info?.name ?? kernel?.language;
  return typeof language === "string" ? language.toLowerCase() : "";
}
