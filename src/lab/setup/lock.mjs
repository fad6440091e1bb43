/** One start at a time: two that install or build at once would tread on each other. */
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root, Stop } from "./run.mjs";

/** How often the holder touches its lock, and after what time without a touch it counts as dead. */
const BEAT_MS = 2_000;
const DEAD_MS = 60_000;
/** A wait that is over sooner is not worth a word. */
const SAID_AFTER_MS = 3_000;

/**
 * Does `work` while holding the lock file `path`; waits while another holds it, and says so once if that takes long.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  makeFolder(dirname(path));
  const start = Date.now();
  for (let said = false; !take(path); ) {
    if (removeDead(path)) continue;
    if (!said && Date.now() - start > SAID_AFTER_MS) {
      console.log("Another start is at work here; waiting for it to end.");
      said = true;
    }
    await wait(100);
  }
  const beat = setInterval(() => utimesSync(path, new Date(), new Date()), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(path, { force: true });
  }
}

/** @param {string} path */
function makeFolder(path) {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new Stop(`the folder ${path} cannot be written (${codeOf(error)}); ${adviceFor(path)}`);
  }
}

function adviceFor(/** @type {string} */ path) {
  if (path.startsWith(root)) return "give it to yourself, or clone into a folder of your own";
  return process.platform === "linux"
    ? "name a folder that can be in XDG_CACHE_HOME"
    : "make it a folder of your own";
}

function take(/** @type {string} */ path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return false;
  }
}

/** Takes away the lock of a start that was killed. */
function removeDead(/** @type {string} */ path) {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    const fresh = Date.now() - statSync(path).mtimeMs < DEAD_MS;
    if (fresh && isAlive(pid)) return false;
    // Renaming is what only one of several waiters can do.
    const aside = `${path}.${process.pid}`;
    renameSync(path, aside);
    rmSync(aside, { force: true });
    return true;
  } catch (error) {
    return codeOf(error) === "ENOENT";
  }
}

function isAlive(/** @type {number} */ pid) {
  // The holder creates the file first and fills it a moment later.
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function codeOf(/** @type {unknown} */ error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
