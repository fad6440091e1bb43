/** A web server on this machine alone, which notes who comes. */
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface LocalServer {
  /** Such as `http://127.0.0.1:41234`. */
  readonly address: string;
  /** The paths that were asked for, in order. */
  readonly hits: string[];
  close(): Promise<void>;
}

/** Starts a server that answers as `respond` does. */
export async function startLocalServer(respond: RequestListener): Promise<LocalServer> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(pathOf(request.url));
    respond(request, response);
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

/** The path that a request asks for. */
export function pathOf(url = "/"): string {
  return decodeURIComponent(new URL(url, "http://server").pathname);
}
