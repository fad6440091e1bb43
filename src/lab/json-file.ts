import { writeFile } from "node:fs/promises";

/** Writes a value as JSON that a person can read. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
