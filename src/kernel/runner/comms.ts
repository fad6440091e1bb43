/** The cells' side of comms: who talks with whom, and under which cell's name. */
import { randomUUID } from "node:crypto";
import {
  type Comm,
  type CommAcceptor,
  type CommHost,
  type CommOptions,
  installComms,
} from "../../display/comm.ts";
import { currentCell, inCell, type RunningCell } from "./cell.ts";
import type { CommMessage } from "./orders.ts";
import { latestCell, report } from "./reports.ts";

interface Talk {
  readonly comm: Comm;
  /** What its handlers put out belongs to the cell that opened or accepted it. */
  readonly cell: RunningCell | undefined;
}

const talks = new Map<string, Talk>();
const acceptors = new Map<string, { acceptor: CommAcceptor; cell: RunningCell | undefined }>();

/** Offers cells `openComm` and `acceptComms`. */
export function installCommHost(): void {
  installComms(host);
}

const host: CommHost = {
  open(target, data, options) {
    const comm = createComm(randomUUID().replaceAll("-", ""), target, currentCell());
    tell("open", comm.id, target, data, options);
    return comm;
  },
  accept(target, acceptor) {
    acceptors.set(target, { acceptor, cell: currentCell() });
  },
};

/** Takes what the front end says. */
export function hear({ action, id, target = "", data, buffers }: CommMessage): void {
  const bytes = buffers.map((text) => Buffer.from(text, "base64"));
  if (action === "open") accept(id, target, data, bytes);
  const talk = talks.get(id);
  if (talk === undefined || action === "open") return;
  if (action === "close") talks.delete(id);
  inCell(talk.cell, () => {
    if (action === "msg") talk.comm.onMessage?.(data, bytes);
    else talk.comm.onClose?.(data);
  });
}

/** A target that nobody offers is closed at once, as the protocol asks. */
function accept(id: string, target: string, data: unknown, buffers: readonly Uint8Array[]): void {
  const offered = acceptors.get(target);
  if (offered === undefined) tell("close", id, target, {});
  else {
    const comm = createComm(id, target, offered.cell);
    inCell(offered.cell, () => offered.acceptor(comm, data, buffers));
  }
}

function createComm(id: string, target: string, cell: RunningCell | undefined): Comm {
  const comm: Comm = {
    id,
    target,
    send: (data, options) => tell("msg", id, target, data, options),
    close: (data = {}) => {
      if (talks.delete(id)) tell("close", id, target, data);
    },
  };
  talks.set(id, { comm, cell });
  return comm;
}

function tell(
  action: CommMessage["action"],
  id: string,
  target: string,
  data: unknown,
  { buffers = [], metadata = {} }: CommOptions = {},
): void {
  if (currentCell()?.signal.aborted) return;
  const texts = buffers.map((bytes) => Buffer.from(bytes).toString("base64"));
  const message = { action, id, target, data: data ?? {}, metadata, buffers: texts };
  report({ type: "comm", cell: currentCell()?.id ?? latestCell(), message });
}
