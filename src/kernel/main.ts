/**
 * The kernel process: `node main.js CONNECTION_FILE`, as a Jupyter client starts it. It holds the
 * sockets and never runs a cell.
 */
import { readConnection } from "./connection.ts";
import { Kernel } from "./kernel.ts";
import { log } from "./log.ts";

/** How often the kernel looks whether the program that started it still lives. */
const PARENT_CHECK_MS = 2000;

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("chainrule kernel: no connection file; JupyterLab starts this program\n");
  process.exit(2);
}

delete process.env.MALLOC_TRIM_THRESHOLD_; // of the kernelspec: meant for this process, not for cells

const kernel = openKernel(file);

process.on("SIGINT", () => void kernel.session.interrupt()); // never rejects
process.on("SIGTERM", () => void kernel.close());
process.on("uncaughtException", (error) => log("an error nobody caught", error));
process.on("unhandledRejection", (error) => log("a rejection nobody caught", error));
endWithParent(Number(process.env.JPY_PARENT_PID));

await kernel.run().catch(refuse);
process.exit(0);

function openKernel(connectionFile: string): Kernel {
  try {
    return new Kernel(readConnection(connectionFile), process.cwd());
  } catch (error) {
    return refuse(error);
  }
}

/** Whoever started the kernel must see that there is none: a client would wait for it until its own deadline. */
function refuse(error: unknown): never {
  log(`it could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

/** A client that was killed cannot say goodbye. */
function endWithParent(parent: number): void {
  if (!Number.isInteger(parent) || parent < 2) return;
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") void kernel.close();
    }
  }, PARENT_CHECK_MS).unref();
}
