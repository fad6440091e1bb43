/** The worker of an exported page, with the part of MNIST that the page carries, or the files that it was given. */
import { hasPart, partBytes, startPart } from "./parts.ts";
import type { MnistFiles, PageOrder } from "./worker/messages.ts";

let files: MnistFiles | undefined;

/** Starts a worker that runs cells. */
export async function startPageWorker(): Promise<Worker> {
  const worker = await startPart("worker", "exercises");
  if (files !== undefined) worker.postMessage(filesOrder(files));
  else if (hasPart("mnist")) {
    worker.postMessage({ type: "subset", bytes: await partBytes("mnist") } satisfies PageOrder);
  }
  return worker;
}

/** What tells a worker of the files that `mnist()` reads; one that is started later has them, too. */
export function filesOrder(given: MnistFiles): PageOrder {
  files = given;
  return { type: "files", files: given };
}
