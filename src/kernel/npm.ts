/** npm, run for a cell: its words are the cell's output. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";

/** Where npm works and who hears what it says. */
export interface NpmOptions {
  /** npm looks for the project from here upwards. */
  readonly directory: string;
  /** Ends npm. */
  readonly signal: AbortSignal;
  onText(name: "stdout" | "stderr", text: string): void | Promise<void>;
}

/** Installs or uninstalls packages; resolves with npm's exit code, or rejects if npm cannot be started. */
export async function runNpm(
  asked: readonly string[],
  { directory, signal, onText }: NpmOptions,
): Promise<number> {
  // Without a terminal npm says nothing until it is done; at this level it names what it fetches.
  const words = ["--no-audit", "--no-fund", "--loglevel=http"];
  const [command, ...args] = npmCommand([...asked.slice(0, 1), ...words, ...asked.slice(1)]);
  const shell = command.endsWith(".cmd");
  const child = spawn(command, args, { cwd: directory, signal, shell, windowsHide: true });
  const ended = once(child, "close") as Promise<[number | null]>;
  const reading = [pass(child.stdout, "stdout", onText), pass(child.stderr, "stderr", onText)];
  const [[code]] = await Promise.all([ended, ...reading]);
  return code ?? 1;
}

/** The npm that started us, else the one on the path. */
function npmCommand(words: readonly string[]): string[] {
  const path = process.env.npm_execpath;
  if (path !== undefined && /npm-cli\.[cm]?js$/.test(path)) {
    return [process.execPath, path, ...words];
  }
  if (process.platform !== "win32") return ["npm", ...words];
  // A .cmd file can only be started through the shell, to which < > ^ mean something outside quotes.
  return ["npm.cmd", ...words.map((word) => `"${word}"`)];
}

async function pass(
  stream: Readable,
  name: "stdout" | "stderr",
  onText: NpmOptions["onText"],
): Promise<void> {
  stream.setEncoding("utf8");
  for await (const text of stream) await onText(name, text as string);
}
