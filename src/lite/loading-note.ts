/** A note in the corner of the lab while MNIST is fetched: outputs are as they are where the files lie on the disk. */

/** JupyterLab's notifications, as far as they are used. */
export interface Notification {
  emit(message: string, type: "in-progress", options: { autoClose: false }): string;
  update(note: {
    readonly id: string;
    readonly message: string;
    readonly type?: "success";
    readonly autoClose?: number;
  }): boolean;
}

/** One note for all files. */
export class LoadingNote {
  readonly #notification: Notification | undefined;
  #id: string | undefined;
  #shown = "";

  constructor(notification: Notification | undefined) {
    this.#notification = notification;
  }

  /** So many bytes of all are here. */
  tell(loaded: number, total: number): void {
    const message = `MNIST: ${megabytes(loaded)} of ${megabytes(total)} MB, fetched once and kept by this browser`;
    if (message === this.#shown) return;
    this.#shown = message;
    this.#id ??= this.#notification?.emit(message, "in-progress", { autoClose: false });
    if (this.#id === undefined) return;
    const end = loaded < total ? {} : ({ type: "success", autoClose: 3000 } as const);
    this.#notification?.update({ id: this.#id, message, ...end });
    if (loaded >= total) this.#id = undefined;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
