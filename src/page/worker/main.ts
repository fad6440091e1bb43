/** The worker in which an exported page runs its cells. */
import { unpackMnist } from "../../data/mnist-subset.ts";
import * as chainrule from "../../index.ts";
import { startCellWorker } from "./cell-worker.ts";
import type { MnistFiles, PageOrder } from "./messages.ts";

startCellWorker<PageOrder>({
  async importModule(specifier) {
    if (specifier === "chainrule") return chainrule;
    throw new TypeError(
      `import: a page has "chainrule" only; ${JSON.stringify(specifier)} is not in it`,
    );
  },
  onOrder(order) {
    if (order.type === "files") provideFiles(order.files);
    else chainrule.provideMnist({ load: async () => unpackMnist(order.bytes) });
  },
});

function provideFiles(files: MnistFiles): void {
  chainrule.provideMnist((name) => {
    const bytes = files[name];
    if (bytes === undefined) throw new Error(`mnist: the page was not given the file ${name}`);
    return bytes;
  });
}
