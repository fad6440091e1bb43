/** What is in use, garbage left out, in each heap of a kernel. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const names = ["kernel", "language", "runner"] as const;
type HeapName = (typeof names)[number];

/** Bytes by heap. */
export type HeapsInUse = Readonly<Record<HeapName, number>>;

/** Asks the processes of one kernel, started with `environment`. */
export class Heaps {
  readonly #folder: string = mkdtempSync(join(tmpdir(), "chainrule-heaps-"));
  readonly environment: Readonly<Record<string, string>>;
  #asked = 0;

  constructor() {
    this.#write("0");
    const report = new URL("heap-report.mjs", import.meta.url).href;
    this.environment = { NODE_OPTIONS: `--import ${report}`, CHAINRULE_HEAPS: this.#folder };
  }

  /** The heaps now. Each answers within a second, if it is idle. */
  async ask(): Promise<HeapsInUse> {
    const asked = String(++this.#asked);
    this.#write(asked);
    const found: Partial<Record<HeapName, number>> = {};
    for (const name of names) found[name] = await this.#answer(`${name}-${asked}`);
    return found as HeapsInUse;
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }

  /** Whole or not at all: the question is read at any moment. */
  #write(text: string): void {
    writeFileSync(join(this.#folder, "ask.part"), text);
    renameSync(join(this.#folder, "ask.part"), join(this.#folder, "ask"));
  }

  async #answer(name: string): Promise<number> {
    const path = join(this.#folder, name);
    const end = performance.now() + 60_000;
    while (!existsSync(path)) {
      if (performance.now() > end) throw new Error(`heaps: no answer ${name} came`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return JSON.parse(readFileSync(path, "utf8")) as number;
  }
}
