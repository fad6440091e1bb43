/**
 * The package as its users have it: packed, installed into an empty folder, and used by somebody who may
 * not write it. It belongs to root and its user is another; where the tests do not run as root, nobody may
 * write its files.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { freePort, readAddress } from "./running-lab.ts";

const user = process.getuid?.() === 0 ? { uid: 54321, gid: 54321 } : undefined;
const top = mkdtempSync(join(tmpdir(), "chainrule-package-"));
const home = join(top, "home");

/** Where npm installs. */
export const project: string = join(top, "project");
/** The installed package. */
export const installed: string = join(project, "node_modules", "chainrule");
/** The user's folder, in which commands are given. */
export const workplace: string = join(home, "work");

/** Makes the folders. */
export function prepare(): void {
  for (const folder of [home, workplace, project]) mkdirSync(folder);
  chmodSync(top, 0o755);
  for (const folder of [home, workplace]) giveToUser(folder);
  writeFileSync(join(project, "package.json"), "{}");
}

/** Removes all of it. */
export function remove(): void {
  setMode(0o755);
  rmSync(top, { recursive: true, force: true });
}

/** Packs the package in `folder`; gives the path of the file. */
export function pack(folder: string): string {
  const said = npm(["pack", "--ignore-scripts", "--json", "--pack-destination", top], folder);
  return join(top, JSON.parse(said)[0].filename);
}

/** Installs a packed package, or the next version of it. */
export function install(file: string): void {
  setMode(0o755);
  npm(["install", "--no-audit", "--no-fund", "--prefer-offline", file], project);
  setMode(0o555);
}

function npm(args: readonly string[], cwd: string): string {
  const windows = process.platform === "win32";
  return execFileSync(windows ? "npm.cmd" : "npm", args, { cwd, encoding: "utf8", shell: windows });
}

/** Lets nobody, or its owner again, write the package. For root's that would mean nothing. */
function setMode(mode: number): void {
  if (user || !existsSync(installed)) return;
  for (const path of ["", ...readdirSync(installed, { recursive: true, encoding: "utf8" })])
    chmodSync(join(installed, path), mode);
}

/** A file or folder that the user may write. */
export function giveToUser(path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

/** Gives the command `chainrule` as the user. */
export function start(...args: string[]): ChildProcess {
  const { CHAINRULE_HISTORY, ...others } = process.env;
  const cache = join(home, "cache");
  return spawn(process.execPath, [join(installed, "src", "lab", "chainrule.mjs"), ...args], {
    cwd: workplace,
    env: { ...others, HOME: home, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache },
    stdio: ["ignore", "pipe", "inherit"],
    ...user,
  });
}

/** What the command prints. */
export async function said(...args: string[]): Promise<string> {
  const { stdout } = start(...args);
  return stdout ? await text(stdout) : "";
}

/** A JupyterLab of the installed package. */
export interface InstalledLab {
  readonly address: URL;
  /** What the command had said when it gave the address. */
  readonly said: string;
  end(): Promise<void>;
}

/** `chainrule lab`, once it answers. */
export async function startLab(...args: string[]): Promise<InstalledLab> {
  const port = String(await freePort());
  const child = start("lab", ...args, "--no-open", "--port", port);
  let said = "";
  child.stdout?.on("data", (text) => {
    said += text;
  });
  const address = await readAddress(child);
  const end = async (): Promise<void> => {
    const ended = once(child, "exit");
    await fetch(new URL(`/api/shutdown${address.search}`, address), { method: "POST" });
    await ended;
  };
  return { address, said, end };
}

/** Every file below a folder, with its size and time. */
export function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => {
    const { size, mtimeMs } = statSync(join(folder, path));
    return `${path} ${size} ${mtimeMs}`;
  });
}
