/** The original files of MNIST, dropped onto the page for a run on all of it. */

import { ownElement } from "./own.ts";
import type { MnistFiles } from "./worker/messages.ts";

/** The four files and their sizes in bytes: a head, then a byte for each pixel or label. */
const sizes: Readonly<Record<string, number>> = {
  "train-images-idx3-ubyte": 16 + 60_000 * 784,
  "train-labels-idx1-ubyte": 8 + 60_000,
  "t10k-images-idx3-ubyte": 16 + 10_000 * 784,
  "t10k-labels-idx1-ubyte": 8 + 10_000,
};
const names = Object.keys(sizes);

/** Makes the page's note about MNIST take files; `take` is called once all four are there. */
export function watchMnistFiles(take: (files: MnistFiles) => void): void {
  const note = ownElement("page-mnist-note");
  if (note === null) return;
  const status = note.querySelector('[role="status"]') as HTMLElement;
  const given: Record<string, Uint8Array> = {};
  const add = async (files: readonly File[]): Promise<void> => {
    const faults: string[] = [];
    for (const file of files) {
      const fault = await addFile(file, given);
      if (fault !== undefined) faults.push(fault);
    }
    const missing = names.filter((name) => !(name in given));
    status.textContent = [...faults, statusText(missing)].join(" ");
    if (missing.length === 0 && faults.length < files.length) take(given);
  };
  watchDrops(note, add);
  const input = note.querySelector("input") as HTMLInputElement;
  input.addEventListener("change", () => void add([...(input.files ?? [])]));
}

/** Puts a file's bytes into `given`; a sentence about it if it is the wrong one. */
async function addFile(file: File, given: Record<string, Uint8Array>): Promise<string | undefined> {
  const name = originalName(file.name);
  if (name === undefined) return `${file.name} is none of MNIST's four files.`;
  try {
    const bytes = await readFile(file);
    if (bytes.length === sizes[name]) given[name] = bytes;
    else return `${file.name} has ${count(bytes.length)} bytes; MNIST's has ${count(sizes[name])}.`;
  } catch {
    return `${file.name} cannot be read; it may be damaged.`;
  }
  return undefined;
}

function statusText(missing: readonly string[]): string {
  if (missing.length === 0) return "All 70,000 images are here. Run the cells again from the top.";
  return `Still missing: ${missing.join(", ")}.`;
}

/** The whole page takes the files: a browser would open one that falls beside the note, and leave. */
function watchDrops(note: HTMLElement, add: (files: readonly File[]) => Promise<void>): void {
  const onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return; // text, on its way into an editor
    event.preventDefault();
    note.classList.toggle("over", event.type === "dragover");
    if (event.type === "drop") void add([...event.dataTransfer.files]);
  };
  for (const type of ["dragover", "dragleave", "drop"] as const) addEventListener(type, onDrag);
}

/** The files are found under several names: with a dot in the middle, and packed. */
function originalName(name: string): string | undefined {
  const plain = name.replace(/\.gz$/, "").replace(".idx", "-idx");
  return names.find((known) => known === plain);
}

async function readFile(file: File): Promise<Uint8Array> {
  const packed = file.name.endsWith(".gz");
  const stream = packed
    ? file.stream().pipeThrough(new DecompressionStream("gzip"))
    : file.stream();
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function count(bytes: number): string {
  return bytes.toLocaleString("en");
}
