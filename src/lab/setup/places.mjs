/**
 * Where the set-up keeps what it makes: inside a clone, which belongs to the person who made it. An
 * installed package belongs to npm, which replaces it whole, or to root: nothing is written there.
 */
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { root } from "./run.mjs";

/** Whether this is a clone, which can be built; an installed package comes built. */
export function isClone() {
  return existsSync(join(root, "tsconfig.build.json"));
}

/** @type {{ version: string }} */
export const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** An installed package's folder in the user's cache: one for each version. */
const cache = join(cacheFolder(), "chainrule", version);

/** The Python environment that holds JupyterLab. */
export const environment = isClone() ? join(root, ".venv") : join(cache, "venv");

/** The environment as messages name it. */
export const environmentName = isClone() ? ".venv" : environment;

/** Held by the one start that installs or builds. */
export const lockPath = isClone() ? join(root, "dist", ".start.lock") : join(cache, "start.lock");

/** Where this system keeps what a program can make again. */
function cacheFolder() {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === "win32") return LOCALAPPDATA || join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  // The specification: a path that is not absolute is to be ignored.
  return XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), ".cache");
}
