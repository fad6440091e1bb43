/** A tiny language for kernel tests: run a cell, look at what it put out. */
import { Session } from "../../src/kernel/session.ts";
import type { Output } from "../../src/run/outputs.ts";
import type { ExecuteOptions, ExecuteReply } from "../../src/run/session.ts";

/** What one cell did. */
export interface Ran {
  readonly reply: ExecuteReply;
  readonly outputs: readonly Output[];
  /** All text on standard output. */
  readonly stdout: string;
  /** All text on standard error. */
  readonly stderr: string;
  /** The text of the cell's value. */
  readonly result: unknown;
  /** "ename: evalue", or "" for a cell without error. */
  readonly error: string;
  /** The traceback without colours. */
  readonly traceback: string;
}

/** A session whose cells are one call each. */
export class Notebook {
  readonly session: Session;
  /** Every output of every cell, in order of arrival, with the cell's place in the notebook. */
  readonly log: { readonly cell: number; readonly output: Output }[] = [];
  #cells = 0;

  constructor(directory?: string) {
    this.session = new Session({ directory });
  }

  /** Runs one cell; `during` is called once, at its first output. */
  async run(source: string, during?: () => void, options: ExecuteOptions = {}): Promise<Ran> {
    const cell = ++this.#cells;
    const outputs: Output[] = [];
    let atFirst = during;
    const reply = await this.session.execute(source, {
      ...options,
      onOutput: (output) => {
        outputs.push(output);
        this.log.push({ cell, output });
        atFirst?.();
        atFirst = undefined;
      },
    });
    return ran(reply, outputs);
  }

  /** Runs cells one after the other; the last one's value, or its error. */
  async last(...cells: readonly string[]): Promise<unknown> {
    let last: unknown;
    for (const cell of cells) {
      const { result, error } = await this.run(cell);
      last = error === "" ? result : error;
    }
    return last;
  }

  /** Runs a cell that prints when it is under way, and interrupts it there. */
  async interrupt(source: string): Promise<Ran & { readonly milliseconds: number }> {
    let start = 0;
    const result = await this.run(`console.log("under way");\n${source}`, () => {
      start = performance.now();
      void this.session.interrupt();
    });
    return { ...result, milliseconds: performance.now() - start };
  }

  /** Resolves when an output of any cell, from `first` in the log on, satisfies `test`. */
  async until(test: (output: Output) => boolean, first = 0, milliseconds = 20_000): Promise<void> {
    const end = performance.now() + milliseconds;
    while (!this.log.slice(first).some(({ output }) => test(output))) {
      if (performance.now() > end) throw new Error("the output that was waited for did not come");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  close(): Promise<void> {
    return this.session.close();
  }
}

function ran(reply: ExecuteReply, outputs: readonly Output[]): Ran {
  const text = (name: string): string =>
    outputs.map((o) => (o.output_type === "stream" && o.name === name ? o.text : "")).join("");
  const value = outputs.find((o) => o.output_type === "execute_result");
  const failed = reply.status === "error";
  return {
    reply,
    outputs,
    stdout: text("stdout"),
    stderr: text("stderr"),
    result: value?.output_type === "execute_result" ? value.data["text/plain"] : undefined,
    error: failed ? `${reply.ename}: ${reply.evalue}` : "",
    traceback: failed ? plain(reply.traceback.join("\n")) : "",
  };
}

/** Without colours. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours begin with
  return text.replace(/\u001b\[[0-9;]*m/g, "");
}
