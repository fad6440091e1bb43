/** A widget's talk with the kernel: questions go out, answers come back by their turn. */
import type { ComputeRequest } from "../../widgets/host.ts";
import type { LabComm, LabKernel } from "./lab-notebook.ts";

/** The name under which the library listens (widgets/callbacks.ts). */
const target = "chainrule.callback";

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** The talk of one widget; begun again with a new kernel. */
export class KernelTalk {
  readonly #waiting = new Map<unknown, Waiting>();
  #kernel: LabKernel | undefined;
  #comm: LabComm | undefined;

  /** Asks the kernel. Rejected, with a sentence, where it has no such function. */
  ask(kernel: LabKernel | undefined, asked: ComputeRequest): Promise<unknown> {
    if (kernel === undefined) return Promise.reject(new Error("no kernel is running"));
    const comm = this.#open(kernel);
    return new Promise((resolve, reject) => {
      this.#waiting.set(asked.turn, { resolve, reject });
      comm.send({ ...asked });
    });
  }

  #open(kernel: LabKernel): LabComm {
    if (this.#comm && !this.#comm.isDisposed && this.#kernel === kernel) return this.#comm;
    this.#end();
    const comm = kernel.createComm(target);
    comm.onMsg = ({ content }) => this.#take(content.data);
    comm.onClose = () => this.#end();
    if (this.#kernel !== kernel) this.#watch(kernel);
    comm.open({});
    this.#comm = comm;
    return comm;
  }

  /** A kernel that is restarted, or left for another one, closes no talk: nothing would answer any more. */
  #watch(kernel: LabKernel): void {
    this.#kernel = kernel;
    kernel.disposed.connect(() => this.#end());
    kernel.statusChanged.connect((_sender, status) => {
      // Also what was said while it restarted is lost, and JupyterLab drops the talk without a word.
      if (/restarting|terminating|dead/.test(status) || this.#comm?.isDisposed) this.#end();
    });
  }

  #take(data: unknown): void {
    const { turn } = (data ?? {}) as { readonly turn?: unknown };
    this.#waiting.get(turn)?.resolve(data);
    this.#waiting.delete(turn);
  }

  /** The kernel closes a talk that none of its cells has offered. */
  #end(): void {
    const words = "run its cell to have it computed";
    for (const { reject } of this.#waiting.values()) reject(new Error(words));
    this.#waiting.clear();
    this.#comm = undefined;
  }
}
