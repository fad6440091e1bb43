/**
 * `npm run soak`: 10,000 cells in one kernel; every reply right, memory flat, no cell slower. Memory is
 * what lives in the heaps, and what the processes take from the machine: that has garbage in it, which
 * goes up and down. Slower is judged by the processor's time and by a calibration beside each cell: a
 * busy machine fails neither.
 */
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, type Received } from "./client.ts";
import { Heaps, type HeapsInUse } from "./heaps.ts";

const CELLS = Number(process.env.CHAINRULE_SOAK_CELLS ?? 10_000);
const PART = CELLS / 10;

const heaps = new Heaps();
let client: Client;
beforeAll(async () => {
  client = await Client.start(process.cwd(), heaps.environment);
});
afterAll(async () => {
  await client.close();
  heaps.close();
});

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
    const calibrations: number[][] = Array.from({ length: 10 }, () => []);
    const memory: number[] = [];
    const inUse: HeapsInUse[] = [];
    const seconds: number[] = [];
    for (let i = 0; i < CELLS; i++) {
      const { code, expected } = kinds[i % kinds.length](i);
      const part = Math.floor(i / PART);
      calibrations[part].push(calibrate());
      const start = performance.now();
      const { messages } = await client.execute(code);
      latencies[part].push(performance.now() - start);
      expect(outcome(messages), code).toBe(expected);
      client.received.length = 0;
      if ((i + 1) % PART !== 0) continue;
      const { taken, processorSeconds } = resources();
      memory.push(taken);
      seconds.push(processorSeconds - seconds.reduce((sum, one) => sum + one, 0));
      inUse.push(await heaps.ask());
    }
    const relative = latencies.map((part, i) => p95(part) / p95(calibrations[i]));
    const total = inUse.map(({ kernel, language, runner }) => kernel + language + runner);
    console.log("in use after each tenth, MB:", total.map(megabytes).join(" "));
    for (const heap of ["kernel", "language", "runner"] as const) {
      console.log(`  ${heap}:`, inUse.map((heaps) => megabytes(heaps[heap])).join(" "));
    }
    console.log("taken by kernel and runner after each tenth, MB:", memory.join(" "));
    console.log("processor of each tenth, s:", seconds.map((s) => s.toFixed(1)).join(" "));
    console.log("p95 of each tenth, ms:", latencies.map((ms) => p95(ms).toFixed(1)).join(" "));
    console.log("the same in calibrations:", relative.map((r) => r.toFixed(1)).join(" "));
    // Seen: 2 to 3 %, most of it code that V8 compiles for TypeScript in the first half; and 0 to 3 %.
    expect(mean(total.slice(-3))).toBeLessThan(mean(total.slice(1, 4)) * 1.05);
    expect(mean(memory.slice(-3))).toBeLessThan(mean(memory.slice(1, 4)) * 1.08);
    expect(mean(seconds.slice(-3))).toBeLessThan(mean(seconds.slice(1, 4)) * 1.3);
    expect(mean(relative.slice(-3))).toBeLessThan(mean(relative.slice(1, 4)) * 1.5);
  },
  60 * 60_000,
);

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}

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

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)];
}

/** Milliseconds of always the same work. */
function calibrate(): number {
  const start = performance.now();
  JSON.parse(JSON.stringify(work));
  return performance.now() - start;
}

const work = Array.from({ length: 5000 }, (_, i) => ({ i, text: `text ${i}` }));

/** Megabytes and seconds of the kernel process and what it started, since the start; POSIX only. */
function resources(): { taken: number; processorSeconds: number } {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,rss=,time="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/));
  const kernel = String(client.process.pid);
  const ours = rows.filter(([pid, parent]) => pid === kernel || parent === kernel);
  const kilobytes = ours.reduce((sum, [, , size]) => sum + Number(size), 0);
  const processorSeconds = ours.reduce((sum, [, , , time]) => sum + secondsOf(time), 0);
  return { taken: Math.round(kilobytes / 1024), processorSeconds };
}

/** "01:02:03" or "62:03.40", as `ps` writes it. */
function secondsOf(time: string): number {
  return time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
}
