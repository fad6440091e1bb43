/** MNIST's four files, fetched once from beside the site and then kept by the browser. */
import type { LiteMessage } from "./messages.ts";

const post = postMessage.bind(globalThis);
const { caches, fetch } = globalThis;

/** Where the browser keeps them; another name after a change of the files. */
const cacheName = "chainrule-mnist-1";

/** Reads a file by its name, from the folder at `address`. Their sums are looked at as everywhere. */
export function mnistReader(address: string): (name: string) => Promise<Uint8Array> {
  const progress = new Progress();
  const asked = new Set<string>();
  return async (name) => {
    const url = new URL(`${name}.gz`, address).href;
    // Asked for again, it was altered or cut off: then what was kept is of no use.
    const kept = asked.has(name) ? undefined : await fromCache(url);
    asked.add(name);
    return kept ?? (await download(url, name, progress));
  };
}

/** How far all files are together. */
class Progress {
  readonly #loaded = new Map<string, number>();
  readonly #totals = new Map<string, number>();

  tell(name: string, loaded: number, total: number): void {
    this.#loaded.set(name, loaded);
    this.#totals.set(name, total);
    post({
      ...{ type: "loading", loaded: sum(this.#loaded), total: sum(this.#totals) },
    } satisfies LiteMessage);
  }
}

function sum(numbers: ReadonlyMap<string, number>): number {
  return [...numbers.values()].reduce((all, one) => all + one, 0);
}

async function download(url: string, name: string, progress: Progress): Promise<Uint8Array> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new Error(`mnist: ${name} cannot be fetched; is the network there?`, { cause });
  });
  if (!response.ok || response.body === null) {
    throw new Error(`mnist: ${name} cannot be fetched: ${response.status} for ${url}`);
  }
  const total = Number(response.headers.get("content-length") ?? 0);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    loaded += piece.value.length;
    progress.tell(name, loaded, Math.max(total, loaded));
  }
  const whole = new Blob(pieces);
  await keep(url, whole);
  return new Uint8Array(await whole.arrayBuffer());
}

/** A browser that keeps nothing (a private window) fetches again. */
async function fromCache(url: string): Promise<Uint8Array | undefined> {
  try {
    const found = await (await caches.open(cacheName)).match(url);
    return found && new Uint8Array(await found.arrayBuffer());
  } catch {
    return undefined;
  }
}

async function keep(url: string, whole: Blob): Promise<void> {
  try {
    await (await caches.open(cacheName)).put(url, new Response(whole));
  } catch {
    // it is here all the same
  }
}
