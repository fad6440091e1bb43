/**
 * The first program of a fresh clone: `node src/lab/start.mjs <lab|test|build>`.
 *
 * Plain JavaScript without a dependency, because it runs before npm packages are there. The rest is
 * imported only after the check, since an old Node could not even read it.
 */
import { checkNode } from "./setup/node.mjs";

if (checkNode()) {
  const { start } = await import("./setup/words.mjs");
  await start(process.argv.slice(2));
}
