/**
 * What a cell gets that imports "tslab": notebooks written for that kernel run here unchanged. Where
 * the package tslab is installed, types come from that.
 */
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import type { MimeBundle } from "../../display/bundle.ts";
import { currentHost } from "../../display/host.ts";

/** tslab's ways of showing a text or picture, by what it is. */
export interface Display {
  javascript(text: string): void;
  html(text: string): void;
  markdown(text: string): void;
  latex(text: string): void;
  svg(text: string): void;
  png(bytes: Uint8Array): void;
  jpeg(bytes: Uint8Array): void;
  gif(bytes: Uint8Array): void;
  pdf(bytes: Uint8Array): void;
  text(text: string): void;
  /** Anything else; bytes are sent as base64. */
  raw(contentType: string, content: string | Uint8Array): void;
}

/** Each call adds an output. */
export const display: Display = displayTo((bundle) => currentHost()?.display(bundle));

/** Each call replaces what the one before has shown. */
export function newDisplay(): Display {
  const id = randomUUID();
  let update = false;
  return displayTo((bundle) => {
    currentHost()?.display(bundle, { id, update });
    update = true;
  });
}

const require = createRequire(import.meta.url);

/** The versions of what stands behind this import. */
export const versions: { tslab: string; typescript: string; node: string } = {
  tslab: `chainrule ${versionOf("../../../../package.json")}`,
  typescript: versionOf("typescript/package.json"),
  node: process.version,
};

function displayTo(put: (bundle: MimeBundle) => void): Display {
  const raw = (contentType: string, content: string | Uint8Array): void => {
    const text = typeof content === "string" ? content : Buffer.from(content).toString("base64");
    put({ [contentType]: text });
  };
  const as =
    <T extends string | Uint8Array>(contentType: string) =>
    (content: T): void =>
      raw(contentType, content);
  return {
    javascript: as("text/javascript"),
    html: as("text/html"),
    markdown: as("text/markdown"),
    latex: as("text/latex"),
    svg: as("image/svg+xml"),
    png: as("image/png"),
    jpeg: as("image/jpeg"),
    gif: as("image/gif"),
    pdf: as("application/pdf"),
    text: as("text/plain"),
    raw,
  };
}

function versionOf(packageFile: string): string {
  return (require(packageFile) as { readonly version: string }).version;
}
