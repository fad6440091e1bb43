/** The original files of MNIST, dropped onto the page for a run on all of it. */
import type { MnistFiles } from "./worker/messages.ts";

const names = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];

/** Makes the page's note about MNIST take files; `take` is called once all four are there. */
export function watchMnistFiles(take: (files: MnistFiles) => void): void {
  const note = document.getElementById("page-mnist-note");
  if (note === null) return;
  const status = note.querySelector('[role="status"]') as HTMLElement;
  const given: Record<string, Uint8Array> = {};
  const add = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const name = originalName(file.name);
      if (name !== undefined) given[name] = await readFile(file);
    }
    const missing = names.filter((name) => !(name in given));
    status.textContent = statusText(missing);
    if (missing.length === 0) take(given);
  };
  watchDrops(note, add);
  const input = note.querySelector("input") as HTMLInputElement;
  input.addEventListener("change", () => void add([...(input.files ?? [])]));
}

function statusText(missing: readonly string[]): string {
  if (missing.length === 0) return "All 70,000 images are here. Run the cells again from the top.";
  return `Still missing: ${missing.join(", ")}.`;
}

function watchDrops(note: HTMLElement, add: (files: readonly File[]) => Promise<void>): void {
  note.addEventListener("dragover", (event) => {
    event.preventDefault();
    note.classList.add("over");
  });
  note.addEventListener("dragleave", () => note.classList.remove("over"));
  note.addEventListener("drop", (event) => {
    event.preventDefault();
    note.classList.remove("over");
    void add([...(event.dataTransfer?.files ?? [])]);
  });
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
