/**
 * A lab whose pages are cross-origin isolated wherever they are served: only then may its workers share memory,
 * which threads and `prompt()` need. A web server would say so by two headers, and most hosts of static files let
 * nobody set them. So the lab's own service worker, which every request of a page passes, adds them.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Changes JupyterLite's service worker and the lab's page, both in `lab`. */
export async function isolate(lab: string): Promise<void> {
  const worker = join(lab, "service-worker.js");
  await writeFile(worker, `${addHeaders}\n${await readFile(worker, "utf8")}`);
  const page = join(lab, "lab", "index.html");
  const html = await readFile(page, "utf8");
  const isolated = html.replace("<head>", `<head>\n<script>${waitForWorker}</script>`);
  if (isolated === html) throw new Error(`site: ${page} has no <head>; has JupyterLite changed?`);
  await writeFile(page, isolated);
}

/** Before JupyterLite's own code, which fetches what it passes on. */
const addHeaders = `{
  const { fetch } = self;
  self.fetch = async (...request) => {
    const response = await fetch(...request);
    if (response.type === "opaque" || response.type === "opaqueredirect" || response.type === "error") return response;
    const headers = new Headers(response.headers);
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Embedder-Policy", "require-corp");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    const { status, statusText } = response;
    const isEmpty = status === 204 || status === 205 || status === 304;
    return new Response(isEmpty ? null : response.body, { status, statusText, headers });
  };
}`;

/**
 * On the first visit no service worker is there yet: it is waited for, and the page loaded again, once. Where there
 * is none (plain http from another machine, a private window), the lab works without shared memory.
 */
const waitForWorker = `
(() => {
  const key = "chainrule.isolated";
  const { serviceWorker } = navigator;
  if (crossOriginIsolated || !serviceWorker || sessionStorage.getItem(key)) return;
  sessionStorage.setItem(key, "tried");
  const again = () => location.reload();
  if (serviceWorker.controller) again();
  else {
    serviceWorker.addEventListener("controllerchange", again, { once: true });
    serviceWorker.register("../service-worker.js?enableCache=false").catch(() => {});
  }
})();
`;
