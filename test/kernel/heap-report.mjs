// Loaded into the kernel's processes by the soak: whenever the file `ask` in the folder CHAINRULE_HEAPS
// changes, each heap is cleared of garbage and tells what is left, in a file of its own.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

const folder = process.env.CHAINRULE_HEAPS ?? "";
const file = process.argv[1] ?? "";
const isLanguage = basename(file) === "language-thread.js";
const name = isLanguage ? "language" : basename(dirname(file));
let answered = "";

function answer() {
  const asked = readFileSync(join(folder, "ask"), "utf8");
  if (asked === answered) return;
  answered = asked;
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  for (let i = 0; i < 4; i++) collect();
  const text = JSON.stringify(process.memoryUsage().heapUsed);
  writeFileSync(join(folder, `${name}.part`), text);
  renameSync(join(folder, `${name}.part`), join(folder, `${name}-${asked}`));
}

if (folder !== "" && (isMainThread || isLanguage)) setInterval(answer, 200).unref();
