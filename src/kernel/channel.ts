/**
 * The one door to ZeroMQ. zeromq.js lets only one `send` be under way and drops none only if each is
 * awaited: a channel queues them, so the rest of the kernel sends when it likes.
 *
 * Whoever reaches a port may send bytes to it, with or without the connection's key. So no error of one
 * message ends a channel, and no message may be larger than a client could mean.
 */
import { setTimeout as delay } from "node:timers/promises";
import { Router, type SocketOptions, XPublisher } from "zeromq";
import { log } from "./log.ts";

/** Frames as they come from and go to a socket. */
export type Frames = readonly Uint8Array[];

/** How long a closed socket still tries to deliver, in milliseconds. */
const LINGER_MS = 1000;
/** No limit: a client gets a reply for each request it signed, however late it reads them. */
const UNLIMITED = 0;
/** Milliseconds until a socket that failed is listened to again. */
const RETRY_MS = 50;
/** Bytes of one request; a widget's picture is far below. */
const LARGEST_REQUEST = 512 * 1024 * 1024;
/** Bytes of one heartbeat; clients send `ping`. */
const LARGEST_BEAT = 64 * 1024;

/** Sends that leave in order, one at a time. */
export class SendQueue {
  readonly #put: (frames: Buffer[]) => Promise<void>;
  #last: Promise<void> = Promise.resolve();

  constructor(put: (frames: Buffer[]) => Promise<void>) {
    this.#put = put;
  }

  /** Resolves when the frames were handed to ZeroMQ. A client that has gone is no error. */
  send(frames: Frames): Promise<void> {
    this.#last = this.#last.then(() => this.#put(frames as Buffer[])).catch(() => {});
    return this.#last;
  }

  /** Resolves when everything queued so far was handed over. */
  drained(): Promise<void> {
    return this.#last;
  }
}

/** A channel of requests and replies: shell, control, stdin. */
export class RequestChannel {
  readonly #socket = new Router({
    linger: LINGER_MS,
    sendHighWaterMark: UNLIMITED,
    maxMessageSize: LARGEST_REQUEST,
  });
  readonly #queue = new SendQueue((frames) => this.#socket.send(frames));

  /** Listens; gives the address, with the port that the system chose for 0. */
  bind(address: string): Promise<string> {
    return bindTo(this.#socket, address);
  }

  /** Hands every message to `take` until the channel is closed, whatever `take` makes of it. */
  receive(take: (frames: Frames) => void): Promise<void> {
    return eachMessage(this.#socket, take);
  }

  send(frames: Frames): Promise<void> {
    return this.#queue.send(frames);
  }

  async close(): Promise<void> {
    await this.#queue.drained();
    this.#socket.close();
  }
}

/**
 * Sends every message back: how clients know that the kernel is alive. Not by ZeroMQ's Reply socket: that
 * one waits for ever to answer a peer that was none.
 */
export class HeartbeatChannel {
  readonly #socket = new Router({ linger: 0, maxMessageSize: LARGEST_BEAT });
  readonly #queue = new SendQueue((frames) => this.#socket.send(frames));

  async bind(address: string): Promise<string> {
    const bound = await bindTo(this.#socket, address);
    void eachMessage(this.#socket, (frames) => void this.#queue.send(frames)); // neither rejects
    return bound;
  }

  close(): void {
    this.#socket.close();
  }
}

/** @throws Error that names the address, as when another program has its port */
export async function bindTo(socket: Router | XPublisher, address: string): Promise<string> {
  if (address.startsWith("tcp://[")) socket.ipv6 = true; // with it, IPv4 addresses get another form
  try {
    await socket.bind(address);
    return socket.lastEndpoint ?? address;
  } catch (error) {
    throw new Error(`cannot listen on ${address}: ${(error as Error).message}`);
  }
}

/** A socket that all who subscribed hear; a full queue is told by the error EAGAIN. */
export function openPublisher(options: SocketOptions<XPublisher>): XPublisher {
  const socket = new XPublisher({ linger: LINGER_MS, sendTimeout: 0, ...options });
  socket.verbosity = "allSubs"; // each new client is greeted, not only the first
  socket.noDrop = true;
  return socket;
}

/** A socket that messages come from. */
interface Source extends AsyncIterable<Buffer[]> {
  readonly closed: boolean;
}

/** Hands on every message until the socket is closed; an error is one message's, and is logged. */
export async function eachMessage(socket: Source, take: (frames: Frames) => void): Promise<void> {
  while (!socket.closed) {
    try {
      for await (const frames of socket) tryTo(() => take(frames));
    } catch (error) {
      log("a message could not be received", error);
      await delay(RETRY_MS);
    }
  }
}

function tryTo(take: () => void): void {
  try {
    take();
  } catch (error) {
    log("a message could not be taken", error);
  }
}
