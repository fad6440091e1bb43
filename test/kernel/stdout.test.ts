import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const folder = mkdtempSync(join(tmpdir(), "chainrule-stdout-"));
const notebook = new Notebook(folder);
afterAll(async () => {
  await notebook.close();
  rmSync(folder, { recursive: true });
});

// What each prints in `node cell.mjs | cat` of Node 20; but there standard output has an end, here later cells print.
// biome-ignore format: a table, one case a line
const asInNode: readonly (readonly [what: string, cell: string, stdout: string])[] = [
  ["pipeline()", `import { pipeline } from "node:stream/promises"; import { Readable } from "node:stream"; await pipeline(Readable.from(["a", "b\\n"]), process.stdout)`, "ab\n"],
  ["... once more, as it stays open", `import { pipeline } from "node:stream/promises"; import { Readable } from "node:stream"; await pipeline(Readable.from(["c\\n"]), process.stdout); console.log("d")`, "c\nd\n"],
  ["pipeline() by callback", `import { pipeline, Readable } from "node:stream"; await new Promise((done) => pipeline(Readable.from(["a"]), process.stdout, done))`, "a"],
  ["a pipeline that fails", `import { pipeline } from "node:stream/promises"; async function* source() { yield "a"; throw new Error("b"); }; await pipeline(source, process.stdout).catch((e: Error) => console.log(e.message))`, "ab\n"],
  ["pipe()", `import { once } from "node:events"; import { Readable } from "node:stream"; const r = Readable.from(["x", "y"]); r.pipe(process.stdout); await once(r, "end")`, "xy"],
  ["finished()", `import { finished } from "node:stream/promises"; const ended = finished(process.stdout); process.stdout.end("last\\n"); await ended`, "last\n"],
  ["end() with a callback", `await new Promise<void>((done) => process.stdout.end("e\\n", done))`, "e\n"],
  ["end() with an encoding and a callback", `await new Promise<void>((done) => process.stdout.end("650a", "hex", done))`, "e\n"],
  ["write() with a callback", `await new Promise((done) => process.stdout.write("w\\n", done))`, "w\n"],
  ["write() in hex", `process.stdout.write("616263", "hex")`, "abc"],
  ["write() in base64", `process.stdout.write("w7w=", "base64")`, "ü"],
  ["write() in latin1", `process.stdout.write("\\xc3\\xbc", "latin1")`, "ü"],
  ["a character in two pieces", `const bytes = Buffer.from("a😀b"); for (const byte of bytes) process.stdout.write(Uint8Array.of(byte))`, "a😀b"],
  ["half a character and a text", `process.stdout.write(Buffer.from("ü").subarray(0, 1)); process.stdout.write("x")`, "\ufffdx"],
  ["half a character at the end", `process.stdout.write(Buffer.from("ü").subarray(0, 1)); 0`, "\ufffd"],
  ["stdio of a program", `import { spawnSync } from "node:child_process"; spawnSync(process.execPath, ["-e", "console.log('child')"], { stdio: ["ignore", process.stdout, "inherit"] })`, "child\n"],
  ["fs.writeSync to its fd", `import { writeSync } from "node:fs"; writeSync(process.stdout.fd, "direct\\n")`, "direct\n"],
];

describe("process.stdout is as in Node:", () => {
  test.for(asInNode)("%s", { timeout: 10_000 }, async ([, cell, stdout]) => {
    const ran = await notebook.run(cell);
    expect(ran.error).toBe("");
    expect(ran.stdout).toBe(stdout);
  });

  test("a file's bytes in a pipeline, whatever its pieces", async () => {
    writeFileSync(join(folder, "long.txt"), "aü😀".repeat(50_000));
    const { stdout } = await notebook.run(
      `import { createReadStream } from "node:fs"; import { pipeline } from "node:stream/promises";
       await pipeline(createReadStream("long.txt", { highWaterMark: 1001 }), process.stdout)`,
    );
    expect(stdout).toBe("aü😀".repeat(50_000));
  });

  test("a line is cleared and written over as in a terminal", async () => {
    const { stdout, error } = await notebook.run(
      "process.stdout.write('50 %'); process.stdout.clearLine(0); process.stdout.cursorTo(0); process.stdout.write('100 %'); process.stdout.moveCursor(1, 0); process.stdout.clearScreenDown()",
    );
    expect(error).toBe("");
    expect(stdout).toBe("50 %\u001b[2K\u001b[1G100 %\u001b[1C\u001b[0J");
  });
});
