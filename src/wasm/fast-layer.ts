/** What the fast backend knows of a layer. */
import type { Activation, RowActivation } from "../engine/activations.ts";
import type { Matrix } from "../engine/matrix.ts";
import type { SlidingWindow } from "../engine/sliding-window.ts";

/** A layer that learns, and what goes with it; a dense layer is one. */
export interface FastLayer {
  readonly inputs: number;
  readonly units: number;
  readonly W: Matrix;
  readonly b: Matrix | undefined;
  readonly activation: Activation | RowActivation;
  readonly weights: readonly Matrix[];
  /** What makes it a convolution: where its window stands, and that of the pooling behind it. */
  readonly window?: SlidingWindow;
  readonly pool?: SlidingWindow | undefined;
}
