/**
 * A pad to draw a digit on, with the outputs that a trained network gives for it, moving as the
 * reader draws. The network travels with the output, so that it answers without a kernel: in
 * JupyterLab, in a notebook that was only opened, and in an exported page (view/mount.ts).
 */
import { displaySymbol, inspectSymbol, type MimeBundle } from "../../display/bundle.ts";
import type { Layer } from "../../engine/layer.ts";
import { unitsOf } from "../../engine/layer.ts";
import type { Network } from "../../engine/network.ts";
import { base64 } from "../../plots/base64.ts";
import { finiteNumbers, finiteRows, type Table } from "../../plots/inputs.ts";
import { numberText } from "../../plots/number-text.ts";
import { widgetMime } from "../kinds.ts";
import { centred, imageSide } from "./centre.ts";
import { outputsOf, packLayers } from "./packed-network.ts";
import { padPicture } from "./picture.ts";

/** What `digitPad` may be told. */
export interface DigitPadOptions {
  /** A digit that stands on the pad at first: 784 numbers, 0 (paper) to 1 (ink); none if left out. */
  readonly start?: Table | ArrayLike<number>;
}

/**
 * A pad for `net`: the reader draws with mouse, finger or keyboard. Before the network sees the
 * drawing, it is scaled into 20 x 20 pixels and moved to its centre of mass, as MNIST's digits are.
 *
 * @param net takes the 784 pixels of 28 x 28; each output belongs to one digit, counted from 0.
 * @throws RangeError if it takes another number, or `start` is not one image.
 * @example show(digitPad(net, { start: take(test, 1).X }))
 */
export function digitPad(net: Network<Layer>, options: DigitPadOptions = {}): DigitPad {
  if (net.inputs !== imageSide ** 2) {
    throw new RangeError(
      `digitPad: the network has ${net.inputs} inputs; it must have 784, one for each pixel of 28 x 28`,
    );
  }
  return new DigitPad(net, options.start === undefined ? undefined : startImage(options.start));
}

/** A pad; `show` it, or make it a cell's last value. The network's weights are those of the call. */
export class DigitPad {
  /** The pad in one sentence, for whoever cannot see it. */
  readonly description: string;
  readonly #layers: ReturnType<typeof packLayers>;
  readonly #start: Float64Array | undefined;
  readonly #outputs: Float64Array | undefined;

  constructor(net: Network<Layer>, start: Float64Array | undefined) {
    this.#layers = packLayers(net.layers);
    this.#start = start;
    this.#outputs = start && outputsOf(net.layers, centred(start));
    this.description = describe(net, this.#outputs);
  }

  [displaySymbol](): MimeBundle {
    const { description } = this;
    const start = this.#start && base64(Uint8Array.from(this.#start, (ink) => ink * 255 + 0.5));
    return {
      [widgetMime("digit-pad")]: { layers: this.#layers, ...(start && { start }), description },
      "image/svg+xml": padPicture(description, this.#start, this.#outputs),
      "text/plain": description,
    };
  }

  [inspectSymbol](): string {
    return this.description;
  }
}

/** One image from a list of pixels, or from the one row of a table. */
function startImage(start: Table | ArrayLike<number>): Float64Array {
  const rows = isList(start) ? [finiteNumbers("digitPad", "start", start)] : tableRows(start);
  if (rows.length !== 1 || rows[0].length !== imageSide ** 2) {
    throw new RangeError(
      `digitPad: start is ${rows.length}x${rows[0].length}; it must be one image, 1x784`,
    );
  }
  return Float64Array.from(rows[0], (ink) => Math.min(1, Math.max(0, ink)));
}

function tableRows(start: Table): number[][] {
  return finiteRows("digitPad", "start", start);
}

function isList(start: Table | ArrayLike<number>): start is ArrayLike<number> {
  return "length" in start && typeof start[0] === "number";
}

function describe(net: Network<Layer>, outputs: Float64Array | undefined): string {
  const sizes = [net.inputs, ...net.layers.map(unitsOf)].join("-");
  const pad = `A pad to draw a digit on, judged by a network of ${sizes}`;
  if (outputs === undefined) return pad;
  const best = outputs.indexOf(Math.max(...outputs));
  return `${pad}; it reads the first one as ${best} (${numberText(outputs[best], 2)})`;
}
