/** One message of a comm, on its way between a cell and the front end. */

export interface CommMessage {
  readonly action: "open" | "msg" | "close";
  readonly id: string;
  readonly target?: string;
  readonly data: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** In base64. */
  readonly buffers: readonly string[];
}
