/** The data of plots and pads (notebook/html/data-script.ts). */
import { unpackText } from "./parts.ts";

/** Makes JSON of what the output has packed, as an exported one does; then `dataOf` gives it. */
export async function unpackData(output: Element): Promise<void> {
  const script = output.querySelector<HTMLScriptElement>('script[type="text/plain"]');
  if (script === null) return;
  const json = await unpackText(script.textContent ?? "");
  script.textContent = json;
  script.type = "application/json";
}

/** The data as they stand now: a live output may get newer ones. */
export function dataOf(output: Element): unknown {
  return JSON.parse(output.querySelector("script")?.textContent ?? "");
}
