/** Files that matter are written whole or not at all. */
import { randomUUID } from "node:crypto";
import { constants, type Stats } from "node:fs";
import {
  access,
  chmod,
  chown,
  lstat,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";

/** What a file is made like. */
export interface SaveOptions {
  /** A new file may be read and written by whom this one may; an old one keeps what it has. */
  readonly like?: string;
}

/**
 * Writes a file whole or not at all: to a temporary name in the same folder, then renamed. A reader
 * never sees half a file, and a crash leaves the old one. Who may read it stays as it was; a link stays
 * a link, and the file it leads to is written.
 *
 * @throws Error if `path` is no ordinary file (a folder, a device, a pipe) or may only be read
 */
export async function saveWhole(
  path: string,
  text: string,
  options: SaveOptions = {},
): Promise<void> {
  const { target, present } = await checkSavable(path);
  const model = present ?? (options.like === undefined ? undefined : await stat(options.like));
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    // Nobody else can read it before it has its own mode.
    await writeFile(temporary, text, { flag: "wx", ...(model && { mode: 0o600 }) });
    if (model !== undefined) await makeLike(temporary, model, present);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * The file that a save to `path` would write, and what is there now.
 *
 * @throws Error as `saveWhole` would: to be asked before work that a refused save would lose
 */
export async function checkSavable(path: string): Promise<{ target: string; present?: Stats }> {
  const target = await fileBehind(path);
  const present = await statIfThere(target);
  if (present === undefined) return { target };
  await checkWritable(path, target, present);
  return { target, present };
}

/** The file that `path` stands for: itself, or where a link leads. */
async function fileBehind(path: string): Promise<string> {
  const present = await statIfThere(path, lstat);
  if (present?.isSymbolicLink() !== true) return path;
  return await realpath(path).catch(() => {
    throw new Error(`${path} is a link to a file that is not there`);
  });
}

async function statIfThere(path: string, look: (path: string) => Promise<Stats> = stat) {
  try {
    return await look(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function checkWritable(path: string, target: string, present: Stats): Promise<void> {
  if (!present.isFile()) throw new Error(`${path} is not an ordinary file; nothing was written`);
  // Renaming asks for rights on the folder only; and root may write whatever the mode says.
  const mayWrite = await access(target, constants.W_OK).then(
    () => (present.mode & 0o222) !== 0,
    () => false,
  );
  if (!mayWrite) throw new Error(`${path} may only be read; nothing was written`);
}

async function makeLike(file: string, model: Stats, present: Stats | undefined): Promise<void> {
  // Only root can give a file away, and only root writes one of somebody else.
  if (present !== undefined && process.getuid?.() === 0)
    await chown(file, present.uid, present.gid);
  await chmod(file, model.mode & 0o777);
}
