/** The few shapes of JupyterLab that the renderer meets. */

/** An output as JupyterLab holds it: all forms of the MIME bundle. */
export interface OutputModel {
  readonly data: Readonly<Record<string, unknown>>;
  /** Puts other forms in their place; they are saved with the notebook. */
  setData(options: { readonly data: Readonly<Record<string, unknown>> }): void;
}

/** What JupyterLab gives to `createRenderer`. */
export interface RendererOptions {
  readonly mimeType: string;
}

/** A Lumino widget: a piece of the page that JupyterLab places, hides and disposes of. */
export interface Widget {
  readonly node: HTMLElement;
  readonly isDisposed: boolean;
  readonly isAttached: boolean;
  id: string;
  readonly title: { label: string; caption: string; closable: boolean };
  addClass(name: string): void;
  dispose(): void;
  /** Called when it has come into the page. */
  onAfterAttach(): void;
}

/** Lumino's `Widget`, taken from JupyterLab at run time. */
export type WidgetClass = new () => Widget;
