/** Packages that only tests need: npm fetches them once, as a `package-lock.json` names them. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../project/modules.ts";

/** The `node_modules` of the lock file in `here`; made under another name first, for several tests may ask at once. */
export async function fetchedPackages(here: string, cache: string): Promise<string> {
  const lock = readFileSync(join(here, "package-lock.json"));
  const name = createHash("sha256").update(lock).digest("hex").slice(0, 12);
  const folder = join(root, "node_modules/.cache", cache, name);
  if (!existsSync(folder)) await fetchInto(here, folder);
  return join(folder, "node_modules");
}

async function fetchInto(here: string, folder: string): Promise<void> {
  const draft = `${folder}-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    cpSync(join(here, file), join(draft, file));
  await npmCi(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true }); // another test was quicker
  }
}

function npmCi(folder: string): Promise<void> {
  const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const shell = process.platform === "win32"; // there npm is a script of the shell's
  return new Promise((resolve, reject) => {
    execFile("npm", words, { cwd: folder, shell }, (error, _, stderr) => {
      if (error) reject(new Error(`npm ci in ${folder} failed: ${stderr}`));
      else resolve();
    });
  });
}
