/** A web server as a site has one: files, and nothing else. */
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { type LocalServer, pathOf, startLocalServer } from "../local-server.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".gz": "application/gzip",
  ".html": "text/html",
  ".ipynb": "application/json",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** How a server serves. */
export interface ServerOptions {
  /** Whether pages are cross-origin isolated, as sites with these two headers are. */
  readonly isolated?: boolean;
}

/** Serves the folder on this machine alone. */
export function serve(
  folder: string,
  { isolated = false }: ServerOptions = {},
): Promise<LocalServer> {
  return startLocalServer(({ url }, response) => {
    if (isolated) {
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    }
    send(response, fileOf(folder, pathOf(url)));
  });
}

function fileOf(folder: string, path: string): string {
  const file = join(folder, normalize(path));
  return existsSync(file) && statSync(file).isDirectory() ? join(file, "index.html") : file;
}

function send(response: ServerResponse, file: string): void {
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
  response.setHeader("Content-Length", exposed(file)?.length ?? statSync(file).size);
  const text = exposed(file);
  if (text !== undefined) response.end(text);
  else createReadStream(file).pipe(response);
}

/** The lab's settings, so that tests can ask JupyterLab itself: it stands in `window.jupyterapp`. */
function exposed(file: string): Buffer | undefined {
  if (!file.endsWith("jupyter-lite.json")) return undefined;
  const settings = JSON.parse(readFileSync(file, "utf8"));
  const data = { ...settings["jupyter-config-data"], exposeAppInBrowser: true };
  return Buffer.from(JSON.stringify({ ...settings, "jupyter-config-data": data }));
}
