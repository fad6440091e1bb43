/** Ports of this machine's own address. */
import { createServer } from "node:net";

/** The only address that the lab listens on. */
export const loopback = "127.0.0.1";

const FIRST = 8888;
const TRIES = 100;

/**
 * The port to listen on: `wanted`, or the first free one from 8888 on.
 *
 * @throws Error if `wanted` is in use
 */
export async function choosePort(wanted?: number): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new Error(
      `port ${wanted} is in use; give another, or leave --port out to get a free one`,
    );
  }
  for (let port = FIRST; port < FIRST + TRIES; port++) if (await isFree(port)) return port;
  throw new Error(`no port from ${FIRST} to ${FIRST + TRIES - 1} is free; give one with --port`);
}

/** Whether nobody listens on `port`. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, loopback, () => server.close(() => resolve(true)));
  });
}
