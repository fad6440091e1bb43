/**
 * Comms: talks in both directions between cells and the notebook's front end, as widgets have them
 * (Jupyter messaging protocol, "custom messages"). Only a Jupyter kernel offers them.
 */

/** One open talk. */
export interface Comm {
  /** Names this talk among all. */
  readonly id: string;
  /** What the other side knows the talk by, such as "jupyter.widget". */
  readonly target: string;
  /** Says something to the other side. */
  send(data: unknown, options?: CommOptions): void;
  /** Ends the talk; the other side is told. */
  close(data?: unknown): void;
  /** Called with what the other side says. */
  onMessage?: (data: unknown, buffers: readonly Uint8Array[]) => void;
  /** Called when the other side ends the talk. */
  onClose?: (data: unknown) => void;
}

/** What goes beside the data. */
export interface CommOptions {
  /** Bytes that would be wasteful as JSON; none if left out. */
  readonly buffers?: readonly Uint8Array[];
  /** What is about the message and not in it; nothing if left out. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Called with a talk that the front end opened. */
export type CommAcceptor = (comm: Comm, data: unknown, buffers: readonly Uint8Array[]) => void;

/** Installed at `globalThis[Symbol.for("chainrule.comms")]` by a kernel's runner. */
export interface CommHost {
  open(target: string, data: unknown, options: CommOptions): Comm;
  accept(target: string, acceptor: CommAcceptor): void;
}

const commsSymbol = Symbol.for("chainrule.comms");

/**
 * Opens a talk with whatever the front end offers under the name `target`.
 *
 * @throws Error outside a Jupyter kernel
 * @example const comm = openComm("my.widget", { value: 1 });
 */
export function openComm(target: string, data: unknown = {}, options: CommOptions = {}): Comm {
  return commHost("openComm").open(target, data, options);
}

/**
 * From now on the front end may open talks named `target`; a second call replaces the first.
 *
 * @throws Error outside a Jupyter kernel
 * @example acceptComms("echo", (comm) => { comm.onMessage = (data) => comm.send(data); });
 */
export function acceptComms(target: string, acceptor: CommAcceptor): void {
  commHost("acceptComms").accept(target, acceptor);
}

/** Whether there is a front end to talk with: not in a page, nor in a plain program. */
export function hasComms(): boolean {
  return commsSymbol in globalThis;
}

/** Makes `host` the one that comms go through. */
export function installComms(host: CommHost): void {
  (globalThis as { [commsSymbol]?: CommHost })[commsSymbol] = host;
}

function commHost(operation: string): CommHost {
  const host = (globalThis as { [commsSymbol]?: CommHost })[commsSymbol];
  if (host === undefined)
    throw new Error(`${operation}: comms need a notebook on the chainrule kernel`);
  return host;
}
