/** A free port is free until somebody takes it: another lab, started at the same moment. */
import { choosePort, isFree } from "./port.ts";
import type { LabServer } from "./server.ts";

/** So often another port is tried. */
const TRIES = 10;

/**
 * The server that `start` made, once it answers, or was `told` to end. It is started on the port
 * `wanted`, or else on a free one; if that is lost to somebody else meanwhile, on the next.
 *
 * @throws Error if `wanted` is in use, or the server ends before it answers
 */
export async function startOnFreePort(
  start: (port: number) => LabServer,
  told: AbortSignal,
  wanted?: number,
): Promise<LabServer> {
  for (let tries = 1; ; tries++) {
    const port = await choosePort(wanted);
    const server = start(port);
    try {
      await server.ready;
      return server;
    } catch (error) {
      if (told.aborted) return server;
      const lost = wanted === undefined && !(await isFree(port));
      if (!lost || tries === TRIES) throw error;
      console.log(`port ${port} was taken by somebody else meanwhile; trying the next`);
    }
  }
}
