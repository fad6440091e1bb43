/** A server that a stranger might have: it counts who comes. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface CountingServer {
  /** Such as `http://127.0.0.1:41234`. */
  readonly address: string;
  /** The paths that were asked for. */
  readonly hits: string[];
  close(): Promise<void>;
}

/** Starts a server on this machine alone. */
export async function startCountingServer(): Promise<CountingServer> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? "");
    response.end("hit");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { address: `http://127.0.0.1:${port}`, hits, close };
}
