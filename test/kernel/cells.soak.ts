/** `npm run soak`: 10,000 cells in one kernel; every reply right, memory flat, no cell slower. */
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, type Received } from "./client.ts";

const CELLS = Number(process.env.CHAINRULE_SOAK_CELLS ?? 10_000);
const PART = CELLS / 10;

let client: Client;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.close());

interface Case {
  readonly code: string;
  /** What its outputs must be: the value's text, or the error's name, or the shown HTML. */
  readonly expected: string;
}

/** Mixed cells over fifty names, whose types change all the time. */
const kinds: readonly ((i: number) => Case)[] = [
  (i) => ({ code: `let v${i % 50}: number = ${i}; v${i % 50} + 1`, expected: String(i + 1) }),
  (i) => ({
    code: `const v${(i * 7) % 50} = "text ${i}"; v${(i * 7) % 50}.length`,
    expected: String(`text ${i}`.length),
  }),
  (i) => ({
    code: `function f${i % 50}(n: number): string { return "f" + n; }\nf${i % 50}(${i})`,
    expected: `'f${i}'`,
  }),
  (i) => ({
    code: `class C${i % 50} { n = ${i}; twice(): number { return 2 * this.n; } }\nnew C${i % 50}().twice()`,
    expected: String(2 * i),
  }),
  (i) => ({
    code: `interface T${i % 50} { a: number }\nconst t${i % 50}: T${i % 50} = { a: ${i} };\nt${i % 50}.a`,
    expected: String(i),
  }),
  (i) => ({ code: `const wrong: number = "${i}";`, expected: "TypeScript error" }),
  (i) => ({ code: `throw new RangeError("cell ${i}");`, expected: "RangeError" }),
  (i) => ({
    code: `import { show } from "chainrule";\nshow({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>${i}</b>" }) });`,
    expected: `<b>${i}</b>`,
  }),
  (i) => ({
    code: `await new Promise((r) => setImmediate(r)); for (let k = 0; k < 3; k++) console.log(k); ${i}`,
    expected: String(i),
  }),
  (i) => ({
    code: `import { matrix } from "chainrule"; matrix([[${i}]]).at(0, 0)`,
    expected: String(i),
  }),
];

test(
  `${CELLS} mixed cells in one kernel`,
  async () => {
    const latencies: number[][] = Array.from({ length: 10 }, () => []);
    const memory: number[] = [];
    for (let i = 0; i < CELLS; i++) {
      const { code, expected } = kinds[i % kinds.length](i);
      const start = performance.now();
      const { messages } = await client.execute(code);
      latencies[Math.floor(i / PART)].push(performance.now() - start);
      expect(outcome(messages), code).toBe(expected);
      client.received.length = 0;
      if ((i + 1) % PART === 0) memory.push(residentMegabytes());
    }
    const p95 = latencies.map((part) => part.sort((a, b) => a - b)[Math.floor(part.length * 0.95)]);
    console.log("memory of kernel and runner, MB, after each tenth:", memory.join(" "));
    console.log("p95 of each tenth, ms:", p95.map((ms) => ms.toFixed(1)).join(" "));
    // Means of three: what the collector has not taken yet goes up and down.
    expect(mean(memory.slice(-3))).toBeLessThan(mean(memory.slice(1, 4)) * 1.15);
    expect(mean(p95.slice(-3))).toBeLessThan(mean(p95.slice(1, 4)) * 1.5);
  },
  60 * 60_000,
);

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function outcome(messages: readonly Received[]): string | undefined {
  for (const { type, content } of messages) {
    if (type === "execute_result") return content.data["text/plain"];
    if (type === "error") return content.ename;
    if (type === "display_data") return content.data["text/html"];
  }
  return undefined;
}

/** Of the kernel process and what it started; POSIX only. */
function residentMegabytes(): number {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,rss="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  const kernel = client.process.pid;
  const ours = rows.filter(([pid, parent]) => pid === kernel || parent === kernel);
  return Math.round(ours.reduce((sum, [, , kilobytes]) => sum + kilobytes, 0) / 1024);
}
