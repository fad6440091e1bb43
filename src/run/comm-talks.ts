/** The cells' side of comms, on whatever host: who talks with whom, and under whose name. */
import {
  type Comm,
  type CommAcceptor,
  type CommHost,
  type CommOptions,
  installComms,
} from "../display/comm.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import type { CommMessage } from "./comm-message.ts";

/** What a host brings; `Owner` is what it knows of the code that opened or accepted a talk. */
export interface TalkPlace<Owner> {
  /** Whose code is running. */
  current(): Owner;
  /** Runs what answers, as its owner's code. */
  within(owner: Owner, work: () => void): void;
  /** Tells the front end. */
  say(message: CommMessage): void;
}

/** The talks of one runner. */
export class CommTalks<Owner> implements CommHost {
  readonly #place: TalkPlace<Owner>;
  /** What the handlers of a talk put out belongs to the owner who opened or accepted it. */
  readonly #talks = new Map<string, { readonly comm: Comm; readonly owner: Owner }>();
  readonly #acceptors = new Map<
    string,
    { readonly acceptor: CommAcceptor; readonly owner: Owner }
  >();

  constructor(place: TalkPlace<Owner>) {
    this.#place = place;
  }

  /** Offers cells `openComm` and `acceptComms`. */
  install(): void {
    installComms(this);
  }

  open(target: string, data: unknown, options: CommOptions): Comm {
    const comm = this.#create(newId(), target, this.#place.current());
    this.#say("open", comm.id, target, data, options);
    return comm;
  }

  accept(target: string, acceptor: CommAcceptor): void {
    this.#acceptors.set(target, { acceptor, owner: this.#place.current() });
  }

  /** Takes what the front end says. */
  hear({ action, id, target = "", data, buffers }: CommMessage): void {
    const bytes = buffers.map(fromBase64);
    if (action === "open") this.#acceptTalk(id, target, data, bytes);
    const talk = this.#talks.get(id);
    if (talk === undefined || action === "open") return;
    if (action === "close") this.#talks.delete(id);
    this.#place.within(talk.owner, () => {
      if (action === "msg") talk.comm.onMessage?.(data, bytes);
      else talk.comm.onClose?.(data);
    });
  }

  /** A target that nobody offers is closed at once, as the protocol asks. */
  #acceptTalk(id: string, target: string, data: unknown, buffers: readonly Uint8Array[]): void {
    const offered = this.#acceptors.get(target);
    if (offered === undefined) this.#say("close", id, target, {});
    else {
      const comm = this.#create(id, target, offered.owner);
      this.#place.within(offered.owner, () => offered.acceptor(comm, data, buffers));
    }
  }

  #create(id: string, target: string, owner: Owner): Comm {
    const comm: Comm = {
      id,
      target,
      send: (data, options) => this.#say("msg", id, target, data, options),
      close: (data = {}) => {
        if (this.#talks.delete(id)) this.#say("close", id, target, data);
      },
    };
    this.#talks.set(id, { comm, owner });
    return comm;
  }

  #say(
    action: CommMessage["action"],
    id: string,
    target: string,
    data: unknown,
    { buffers = [], metadata = {} }: CommOptions = {},
  ): void {
    const texts = buffers.map(toBase64);
    this.#place.say({ action, id, target, data: data ?? {}, metadata, buffers: texts });
  }
}

/** As long as those of front ends. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
