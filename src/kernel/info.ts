/** What the kernel says about itself. */
import { readFileSync } from "node:fs";
import { type Content, PROTOCOL_VERSION } from "../jupyter/message.ts";
import { builtFile } from "./built.ts";
import type { Connection } from "./connection.ts";
import { languageInfo, typescriptVersion } from "./language-info.ts";

const ownVersion = versionIn(
  readFileSync(new URL("../../../package.json", builtFile("main.js")), "utf8"),
);

/** The content of kernel_info_reply. */
export const info: Content = {
  status: "ok",
  protocol_version: PROTOCOL_VERSION,
  implementation: "chainrule",
  implementation_version: ownVersion,
  language_info: languageInfo,
  banner: `chainrule ${ownVersion}: TypeScript ${typescriptVersion} on Node.js ${process.version}`,
  help_links: [
    { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/intro.html" },
    { text: "Node.js", url: "https://nodejs.org/docs/latest-v20.x/api/" },
  ],
  debugger: false,
  // JEP 92 registers "debugger" and "kernel subshells". We have neither, and need no subshell to
  // answer while a cell runs: completion, inspection and comms are not queued behind it.
  supported_features: [],
};

/** connect_request: the ports, for old clients. */
export function connect(connection: Connection): Content {
  const { shell_port, iopub_port, stdin_port, control_port, hb_port } = connection;
  return {
    status: "ok",
    shell: shell_port,
    iopub: iopub_port,
    stdin: stdin_port,
    control: control_port,
    hb: hb_port,
  };
}

function versionIn(packageFile: string): string {
  return (JSON.parse(packageFile) as { readonly version: string }).version;
}
