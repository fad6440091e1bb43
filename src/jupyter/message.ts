/** Jupyter messages (messaging protocol 5.4) as the kernels' own code sees them. */

/** The version of the messaging protocol that this kernel speaks. */
export const PROTOCOL_VERSION = "5.4";

/** Who said what, when. */
export interface Header {
  readonly msg_id: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly msg_type: string;
  readonly version: string;
}

/** A part of a message whose fields depend on its type. */
export type Content = Readonly<Record<string, unknown>>;

/** Content that is JSON in UTF-8 already. */
export type EncodedContent = Uint8Array;

/** One message, without the addresses it was routed by. */
export interface Message {
  readonly header: Header;
  /** The header of the request that this message belongs to; empty if there is none. */
  readonly parent_header: Header | Readonly<Record<string, never>>;
  readonly metadata: Content;
  readonly content: Content | EncodedContent;
  readonly buffers: readonly Uint8Array[];
}

/** A message that came in, with the addresses its answer goes to. */
export interface Request extends Message {
  readonly content: Content;
  readonly identities: readonly Uint8Array[];
}

/** What a message may carry beside its content. */
export interface MessageExtra {
  readonly metadata?: Content;
  readonly buffers?: readonly Uint8Array[];
}

/** Makes the headers of one kernel's messages. */
export class Author {
  readonly session: string = randomName();
  #count = 0;

  /** A message from this kernel, now. */
  write(
    msg_type: string,
    content: Content | EncodedContent,
    parent?: Header,
    { metadata = {}, buffers = [] }: MessageExtra = {},
  ): Message {
    const header: Header = {
      msg_id: `${this.session}_${this.#count++}`,
      session: this.session,
      username: "kernel",
      date: new Date().toISOString(),
      msg_type,
      version: PROTOCOL_VERSION,
    };
    return { header, parent_header: parent ?? {}, metadata, content, buffers };
  }
}

/** Not `randomUUID`: a browser offers that to pages that came over https alone. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
