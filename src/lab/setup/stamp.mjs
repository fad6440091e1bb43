/** Stamps: what something was made from, as a hash of contents. Times of files are never trusted. */
import { createHash } from "node:crypto";
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/**
 * A hash of files and folders (whole trees), by name and content.
 *
 * @param {string} base
 * @param {readonly string[]} paths relative to `base`; one that is missing counts as empty
 */
export function hashOf(base, paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((path) => filesIn(base, path))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(base, path)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 32);
}

/** The stamp at `path`, or `undefined`. */
export function readStamp(/** @type {string} */ path) {
  return existsSync(path) ? readFileSync(path, "utf8").trim() : undefined;
}

/**
 * Writes a stamp, whole or not at all.
 *
 * @param {string} path
 * @param {string} stamp
 */
export function writeStamp(path, stamp) {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, `${stamp}\n`);
  renameSync(temporary, path);
}

/**
 * @param {string} base
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(base, path) {
  const full = join(base, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  // A slash on every system, so that the same tree has the same hash.
  const names = readdirSync(full).sort();
  return names.flatMap((name) => filesIn(base, `${path}/${name}`));
}
