/** The few shapes of JupyterLite (0.8) and JupyterLab that the kernel meets. */

/** A message as JupyterLab's services hold it. */
export interface LabMessage {
  readonly channel: "shell" | "control" | "iopub" | "stdin";
  readonly header: Readonly<Record<string, unknown>>;
  readonly parent_header: object;
  readonly metadata: object;
  readonly content: unknown;
  readonly buffers?: readonly (ArrayBuffer | ArrayBufferView)[];
}

/** What a kernel is made with. */
export interface KernelOptions {
  readonly id: string;
  readonly name: string;
  /** Folder of the notebook, from the top of the lab's files; perhaps with a drive's name in front. */
  readonly location: string;
  sendMessage(message: LabMessage): void;
}

/** A signal of Lumino's, as its owner has it. */
export interface OwnSignal {
  emit(value: undefined): void;
}

/** The class of signals, taken from JupyterLab at run time. */
export type SignalClass = new (sender: object) => OwnSignal;

/** The service that knows the kinds of kernels. */
export interface KernelSpecs {
  register(kernel: { spec: object; create(options: KernelOptions): Promise<object> }): void;
}

/** The service that knows the kernels that run. */
export interface KernelClient {
  interrupt(id: string): Promise<void>;
}

/** The notebooks that are open. */
export interface NotebookTracker {
  find(test: (panel: NotebookPanel) => boolean): NotebookPanel | undefined;
}

/** An open notebook: its kernel, and its cells as they stand. */
export interface NotebookPanel {
  readonly sessionContext: {
    readonly session: { readonly kernel: { readonly id: string } | null } | null;
  };
  readonly content: {
    readonly widgets: readonly {
      readonly model: {
        readonly type: string;
        readonly sharedModel: { getSource(): string };
      };
    }[];
  };
}

/** The lab's files. */
export interface Contents {
  get(path: string, options: object): Promise<ContentsModel>;
  save(path: string, options: object): Promise<unknown>;
}

/** A file, or a folder whose content are files. */
export interface ContentsModel {
  readonly name: string;
  readonly content: unknown;
}
