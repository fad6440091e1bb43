/** The channel on which every client hears what the kernel does. */
import { setTimeout as delay } from "node:timers/promises";
import { bindTo, eachMessage, type Frames, openPublisher, SendQueue } from "./channel.ts";
import { log } from "./log.ts";

/** Messages that wait for one client; a stream's is 256 kB at most. Without a limit the kernel would grow with what nobody reads. */
const WAITING = 100;
/** This far behind a client is worth a line in the log, in milliseconds. */
const GRACE_MS = 1000;
/** While a client is behind, all wait for it: this long, in milliseconds, then it loses what it does not take. */
const PATIENCE_MS = 30_000;
/** A client that does not answer (stopped, its network gone) is cut off before that; it may connect again. */
const HEARTBEAT = { heartbeatInterval: 2000, heartbeatTimeout: 8000 };
/** Milliseconds between two tries, or between two messages that one client loses: the others keep up. */
const STEP_MS = 2;
/** Bytes of a subscription; a topic is a few words. */
const LARGEST_TOPIC = 1024;

/** Every message goes to every subscriber, in order. */
export class BroadcastChannel {
  readonly #socket = openPublisher({
    sendHighWaterMark: WAITING,
    maxMessageSize: LARGEST_TOPIC,
    ...HEARTBEAT,
  });
  readonly #queue = new SendQueue((frames) => this.#put(frames));
  /** Since when a client is behind. */
  #behindSince: number | undefined;
  /** Whether the log says that one loses messages. */
  #told = false;
  #closing = false;

  bind(address: string): Promise<string> {
    return bindTo(this.#socket, address);
  }

  /** Calls `greet` with the topic of each subscription until the channel is closed. */
  subscriptions(greet: (topic: Uint8Array) => void): Promise<void> {
    return eachMessage(this.#socket, ([frame]) => {
      if (frame?.[0] === 1) greet(frame.subarray(1));
    });
  }

  send(frames: Frames): Promise<void> {
    return this.#queue.send(frames);
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#queue.drained();
    this.#socket.close();
  }

  async #put(frames: Buffer[]): Promise<void> {
    while (!(await this.#taken(frames))) {
      this.#behindSince ??= performance.now();
      const behind = performance.now() - this.#behindSince;
      if (behind > GRACE_MS) this.#tell();
      if (behind > PATIENCE_MS || this.#closing) return this.#putWithout(frames);
      await delay(STEP_MS);
    }
    this.#behindSince = undefined;
    this.#told = false;
  }

  #tell(): void {
    if (!this.#told) log("a client does not read what it subscribed to: it will miss messages");
    this.#told = true;
  }

  /** Whether there was room in every client's queue. */
  async #taken(frames: Buffer[]): Promise<boolean> {
    try {
      await this.#socket.send(frames);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") return false;
      throw error;
    }
  }

  /** Sends past the clients whose queues are full. */
  async #putWithout(frames: Buffer[]): Promise<void> {
    this.#socket.noDrop = false;
    await this.#socket.send(frames);
    this.#socket.noDrop = true;
    if (!this.#closing) await delay(STEP_MS);
  }
}
