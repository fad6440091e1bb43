/**
 * The kernel process: `node main.js CONNECTION_FILE`, as a Jupyter client starts it. It holds the
 * sockets and never runs a cell.
 */
import { type Connection, type Ports, readConnection, writePorts } from "./connection.ts";
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

const connection = openConnection(file);
const kernel = new Kernel(connection, process.cwd());

process.on("SIGINT", () => void kernel.session.interrupt()); // never rejects
process.on("SIGTERM", () => void kernel.close());
process.on("uncaughtException", (error) => log("an error nobody caught", error));
process.on("unhandledRejection", (error) => log("a rejection nobody caught", error));
endWithParent(Number(process.env.JPY_PARENT_PID));

await kernel.run(tellPorts).catch(refuse);
process.exit(0);

function openConnection(path: string): Connection {
  try {
    return readConnection(path);
  } catch (error) {
    return refuse(error);
  }
}

/** A client that left the ports to the kernel reads them in its file. */
function tellPorts(ports: Ports): void {
  const isLeft = Object.entries(ports).some(
    ([name, port]) => connection[name as keyof Ports] !== port,
  );
  if (isLeft) writePorts(file, ports);
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
