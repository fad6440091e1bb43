/** The parts of a page that are packed (gzip, base85) until they are needed. */
import { decodeBase85 } from "../notebook/html/base85.ts";
import type { WidgetKind } from "../widgets/kinds.ts";
import { ownElement } from "./own.ts";

/** Plotly; what shows its figures; a kind of widget; the editor; the sanitiser; the worker that runs cells, exercises and cells ready for it; the worker that holds TypeScript; images; words of all lessons. */
export type PartName =
  | "plotly"
  | "figures"
  | `widget-${WidgetKind}`
  | "editor"
  | "sanitizer"
  | "worker"
  | "exercises"
  | "prepared"
  | "language"
  | "mnist"
  | "sections";

/** Whether the page carries the part. */
export function hasPart(name: PartName): boolean {
  return ownElement(`page-${name}`) !== null;
}

/** Runs the part as a script of the page; once, whoever asks. The page's policy knows its hash. */
export function loadPart(name: PartName): Promise<void> {
  let loading = loadings.get(name);
  if (loading === undefined) {
    loading = unpack(name).then((text) => {
      const script = document.createElement("script");
      script.textContent = text;
      document.head.append(script);
    });
    loadings.set(name, loading);
  }
  return loading;
}

/** Starts a worker from the part, whose script comes after that of `before`, if the page carries that. */
export async function startPart(name: PartName, before?: PartName): Promise<Worker> {
  let url = urls.get(name);
  if (url === undefined) {
    const names = before !== undefined && hasPart(before) ? [before, name] : [name];
    const scripts = await Promise.all(names.map(unpack));
    url = URL.createObjectURL(new Blob(scripts, { type: "text/javascript" }));
    urls.set(name, url);
  }
  return new Worker(url);
}

const loadings = new Map<PartName, Promise<void>>();
const urls = new Map<PartName, string>();

/** A part that is data. */
export async function partBytes(name: PartName): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await open(name).arrayBuffer());
}

function unpack(name: PartName): Promise<string> {
  return open(name).text();
}

function open(name: PartName): Response {
  const packed = ownElement(`page-${name}`)?.textContent;
  if (!packed) throw new Error(`the page does not carry its part "${name}"`);
  return opened(packed);
}

/** A text that `notebook/html/pack` packed. */
export function unpackText(packed: string): Promise<string> {
  return opened(packed).text();
}

function opened(packed: string): Response {
  return new Response(
    new Blob([decodeBase85(packed)]).stream().pipeThrough(new DecompressionStream("gzip")),
  );
}
