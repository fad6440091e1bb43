import { createHash } from "node:crypto";

/** The hash by which a Content-Security-Policy names a script. */
export function scriptHash(script: string): string {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`;
}

/**
 * The Content-Security-Policy of a page: no connection at all, and no script but those named here.
 * Whatever slipped through the sanitiser (a handler, a javascript: link, a remote picture) is dead.
 *
 * A runnable page starts workers from `blob:` addresses, and a worker, which inherits the policy,
 * runs its cells from such. Only a script can make a `blob:` address, so no text can.
 */
export function contentSecurityPolicy(scriptHashes: readonly string[], runnable: boolean): string {
  const scripts = scriptHashes.map((hash) => `'${hash}'`).join(" ");
  return [
    "default-src 'none'",
    // The fast engine is WebAssembly.
    `script-src ${scripts}${runnable ? " blob: 'wasm-unsafe-eval'" : ""}`,
    `worker-src ${runnable ? "blob:" : "'none'"}`,
    // Plotly and KaTeX place their marks by style attributes; a style can load nothing here.
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "font-src data:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
}
