/** The few shapes of JupyterLab's notebooks that questions meet. */

import type { Widget } from "./widget.ts";

/** A signal of Lumino's. */
export interface Signal<T> {
  connect(slot: (sender: unknown, args: T) => void): void;
}

/** A cell as JupyterLab shows it. */
export interface LabCell {
  readonly node: HTMLElement;
  readonly model: {
    readonly id: string;
    readonly type: string;
    readonly sharedModel: { getSource(): string };
  };
}

/** The cells of an open notebook. */
export interface LabNotebook {
  readonly node: HTMLElement;
  readonly widgets: readonly LabCell[];
  scrollToItem(index: number): Promise<void>;
}

/** A kernel, as far as talks with it need. */
export interface LabKernel {
  createComm(target: string): LabComm;
  /** The page has let go of it: another kernel takes its place. */
  readonly disposed: Signal<void>;
  readonly statusChanged: Signal<string>;
}

/** A talk with the kernel. */
export interface LabComm {
  readonly isDisposed: boolean;
  open(data: object): unknown;
  send(data: object): unknown;
  onMsg: (message: { readonly content: { readonly data: unknown } }) => void;
  onClose: () => void;
}

/** An open notebook with its file. */
export interface LabNotebookPanel {
  readonly content: LabNotebook;
  readonly disposed: Signal<void>;
  readonly toolbar: LabToolbar;
  readonly context: {
    readonly ready: Promise<void>;
    /** Of its file, from the folder in which JupyterLab was started. */
    readonly path: string;
    readonly model: LabModel;
    readonly sessionContext: {
      readonly session: { readonly kernel: LabKernel | null } | null;
      readonly kernelChanged: Signal<unknown>;
    };
  };
}

/** The row of buttons above a notebook. */
export interface LabToolbar {
  /** False if there is no item `at`. */
  insertBefore(at: string, name: string, item: Widget): boolean;
  addItem(name: string, item: Widget): boolean;
}

/** What is known of a notebook's content. */
export interface LabModel {
  /** Whether it differs from its file: the mark at the tab, and the question at closing. */
  dirty: boolean;
  getMetadata(name: string): unknown;
  readonly metadataChanged: Signal<MetadataChange>;
}

/** One part of a notebook's metadata that is another now. */
export interface MetadataChange {
  readonly key: string;
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
}

/** All open notebooks. */
export interface NotebookTracker {
  readonly widgetAdded: Signal<LabNotebookPanel>;
  forEach(visit: (panel: LabNotebookPanel) => void): void;
}

/** Files, as JupyterLab's server gives and takes them. */
export interface Contents {
  get(path: string, options: object): Promise<{ readonly content: unknown }>;
  save(path: string, options: object): Promise<unknown>;
}
