/** Jupyter's own Python programs, pointed at the built kernel. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chainruleKernelspec, writeKernelspec } from "../../src/lab/kernelspecs.ts";
import { root } from "../project/modules.ts";
import { python } from "./python.ts";

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with the kernelspec "chainrule", in which Python looks for modules too; for one test file. */
export class Jupyter {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(): Promise<Jupyter> {
    const folder = mkdtempSync(join(tmpdir(), "chainrule-jupyter-"));
    await writeKernelspec(folder, "chainrule", chainruleKernelspec(root));
    return new Jupyter(folder);
  }

  /** Runs Python in the folder, with what lies there in its sight. */
  run(...args: string[]): Promise<Ended> {
    const env = {
      ...process.env,
      JUPYTER_PATH: this.folder,
      PYTHONPATH: this.folder,
      CHAINRULE_HISTORY: join(this.folder, "history"),
    };
    const options = { cwd: this.folder, env, maxBuffer: 2 ** 26 };
    return new Promise((resolve) => {
      execFile(python(), args, options, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
      });
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** A script of `test/kernel/python`. */
export function script(name: string): string {
  return fileURLToPath(new URL(`python/${name}`, import.meta.url));
}
