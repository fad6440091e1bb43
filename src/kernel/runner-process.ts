/** The runner process, as the kernel sees it: orders in, reports out, and how it ended. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { longText } from "../jupyter/long-text.ts";
import { builtFile } from "./built.ts";
import { EndMarks } from "./end-marks.ts";
import { encodeFrame, type Frame, FrameReader } from "./runner/frames.ts";
import { ORDER_FD, type Order, REPORT_FD, type Report, type SentReport } from "./runner/orders.ts";

/** What a runner tells its owner. */
export interface RunnerEvents {
  /** Awaited before more is read: a slow reader holds the runner back. */
  onReport(report: Report): void | Promise<void>;
  /** Text that did not come through `console`: native code, child processes. */
  onText(name: "stdout" | "stderr", text: string): void | Promise<void>;
  /** The process is gone; all its reports and texts were delivered before. */
  onEnd(end: RunnerEnd): void;
}

/** How a runner process ended. */
export interface RunnerEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * An interrupt may cut off code between the two halves of Node's book-keeping for `setImmediate`, and
 * Node would end the process over it: "async hook stack has become corrupted". DEP0205 is Node 26's
 * complaint of `module.register`, which is ours and not the learner's: Node 20 has nothing else.
 */
const FLAGS = [
  "--disable-warning=ExperimentalWarning",
  "--disable-warning=DEP0205",
  "--no-force-async-hooks-checks",
  // `import.meta.resolve` of a cell, which is no module.
  "--experimental-import-meta-resolve",
].filter((flag) => process.allowedNodeEnvironmentFlags.has(flag.replace(/=.*/, "")));

/** How long after the runner's end its pipes are still read. */
const LET_GO_MS = 200;

/** One runner process. */
export class RunnerProcess {
  readonly #child: ChildProcess;
  readonly #orders: Writable;
  readonly #marks: EndMarks;
  readonly #ended: Promise<RunnerEnd>;

  constructor(directory: string, events: RunnerEvents) {
    const token = randomBytes(16).toString("hex");
    this.#child = spawn(process.execPath, [...FLAGS, fileURLToPath(builtFile("runner/main.js"))], {
      cwd: directory,
      env: { ...process.env, CHAINRULE_RUNNER_TOKEN: token },
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
      windowsHide: true,
      // A group of its own: programs that cells started end with it.
      detached: !isWindows,
    });
    this.#orders = this.#child.stdio[ORDER_FD] as Writable;
    this.#orders.on("error", () => {}); // the process is gone; onEnd tells
    this.#marks = new EndMarks(token, events.onText);
    const reading = Promise.all([
      this.#readReports(events),
      this.#marks.read("stdout", this.#child.stdout as Readable),
      this.#marks.read("stderr", this.#child.stderr as Readable),
    ]);
    this.#ended = new Promise<RunnerEnd>((resolve) => {
      this.#child.once("error", () => resolve({ code: null, signal: null }));
      this.#child.once("exit", (code, signal) => {
        endGroup(this.#child);
        resolve({ code, signal });
      });
    });
    void this.#ended.then(() => this.#letGo());
    void Promise.all([this.#ended, reading]).then(([end]) => events.onEnd(end));
  }

  /** Sends an order; one sent to a process that has ended is lost, and `onEnd` tells. */
  send(order: Order): void {
    if (this.#orders.writable) this.#orders.write(encodeFrame(order));
  }

  /** Ends the process, whatever it is doing, and the programs that it started; resolves when it is gone. */
  async kill(): Promise<void> {
    endGroup(this.#child);
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  /** Programs that a cell started may hold the pipes open after the runner's end. */
  #letGo(): void {
    setTimeout(() => {
      for (const pipe of this.#child.stdio) pipe?.destroy();
    }, LET_GO_MS).unref();
  }

  async #readReports(events: RunnerEvents): Promise<void> {
    const reader = new FrameReader();
    try {
      for await (const chunk of this.#child.stdio[REPORT_FD] as Readable) {
        for (const frame of reader.push(chunk as Buffer)) {
          const report = reportOf(frame);
          if (report.type === "done") await this.#marks.reached(report.cell);
          await events.onReport(report);
          if (report.type === "exit") void this.kill(); // it waits for this
        }
      }
    } catch {
      void this.kill(); // a broken frame or pipe: nothing more can be understood
    }
  }
}

const isWindows = process.platform === "win32";

/** Ends the process with all programs that it started and that asked for no group of their own. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    if (isWindows) spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"], { windowsHide: true });
    else process.kill(-pid, "SIGKILL");
  } catch {
    // nothing is left of it
  }
}

function reportOf({ message, attached }: Frame): Report {
  const report = message as SentReport;
  if (report.type !== "text") return report;
  return { type: "output", cell: report.cell, output: longText(report.name, attached) };
}
