/**
 * Workers that cells start: a few at a time, and ended with their cell. Otherwise a cell could fill the
 * reader's machine with threads that no button of the page reaches. The library's own threads are its
 * own affair: it took `Worker` before.
 */

/** Workers of one cell at a time. */
const MOST_WORKERS = 16;

const blobs = new Map<string, Blob>();
const alive = new Set<Worker>();

/** From now on cells get workers that are watched. */
export function watchWorkers(): void {
  const Original = globalThis.Worker;
  if (Original === undefined) return; // an old browser has none inside a worker
  rememberBlobs();
  globalThis.Worker = class CellWorker extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      if (alive.size >= MOST_WORKERS) {
        throw new RangeError(`Worker: a cell may have ${MOST_WORKERS} workers at a time`);
      }
      super(guarded(String(url), options), options);
      alive.add(this);
    }

    override terminate(): void {
      alive.delete(this);
      super.terminate();
    }
  };
}

/** Ends the workers of the cell that has ended. */
export function endWorkers(): void {
  for (const worker of alive) worker.terminate();
}

/** The same script, without `Worker`: a worker's workers could not be counted. */
function guarded(url: string, options: WorkerOptions | undefined): string {
  const script = blobs.get(url);
  if (script === undefined || options?.type === "module") {
    throw new TypeError("Worker: a page's cell can start a classic script from a blob: address");
  }
  return createObjectURL(new Blob(["delete self.Worker;", script], { type: "text/javascript" }));
}

const createObjectURL = URL.createObjectURL.bind(URL);

/** A script is put together anew, so the text behind an address must be known. */
function rememberBlobs(): void {
  const { revokeObjectURL } = URL;
  URL.createObjectURL = (blob: Blob): string => {
    const url = createObjectURL(blob);
    if (blob instanceof Blob) blobs.set(url, blob);
    return url;
  };
  URL.revokeObjectURL = (url: string): void => {
    blobs.delete(url);
    revokeObjectURL.call(URL, url);
  };
}
