/** The worker in which JupyterLite's notebooks run their cells. */
import * as chainrule from "../../index.ts";
import { startCellWorker } from "../../page/worker/cell-worker.ts";
import { talks } from "./comms.ts";
import { FileModules, notHere } from "./file-modules.ts";
import type { LiteOrder } from "./messages.ts";
import { mnistReader } from "./mnist.ts";
import { installPrompt } from "./prompt.ts";

const modules = new FileModules({ chainrule });

startCellWorker<LiteOrder>({
  async importModule(specifier) {
    if (specifier === "chainrule") return chainrule;
    if (specifier.startsWith(".")) return modules.load(specifier);
    throw notHere(specifier);
  },
  onOrder(order) {
    if (order.type === "modules") modules.provide(order.modules);
    else if (order.type === "comm") talks.hear(order.message);
    else start(order);
  },
});
talks.install();

function start({ folder, mnist, answers }: Extract<LiteOrder, { type: "start" }>): void {
  modules.enter(folder);
  installPrompt(answers);
  chainrule.provideMnist(mnistReader(mnist));
}
