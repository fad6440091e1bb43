/** What each unit of a network says at every place of a square of the plane. */
import { Matrix } from "../../engine/matrix.ts";
import type { Network } from "../../engine/network.ts";
import { ForwardPass, forward } from "../../engine/passes.ts";
import { featuresOf, type Square } from "./data.ts";
import type { PlaygroundInput } from "./settings.ts";

/** Places in a row of a map, and rows of it. */
export const mapSide = 40;

/** The maps of one network; its weights may change. */
export class Maps {
  readonly #net: Network;
  readonly #pass: ForwardPass;

  constructor(net: Network, square: Square, inputs: readonly PlaygroundInput[]) {
    this.#net = net;
    this.#pass = new ForwardPass(net.layers, featuresOf(placesOf(square), inputs));
  }

  /** Computes them all with the weights as they are now. */
  update(): void {
    forward(this.#net.layers, this.#pass);
  }

  /** What the units of a layer say, a row for each place, from the top left on; layer 0 is the inputs. */
  outputs(layer: number): Matrix {
    return layer === 0 ? this.#pass.X : this.#pass.A[layer - 1];
  }

  /** The largest size of what a unit says. */
  size(layer: number, unit: number): number {
    const { data, cols } = this.outputs(layer);
    let size = 0;
    for (let i = unit; i < data.length; i += cols) {
      const value = data[i] < 0 ? -data[i] : data[i];
      if (value > size) size = value;
    }
    return size;
  }
}

/** The middles of a map's places: the first row is the top, where y is largest. */
function placesOf({ x, y, size }: Square): Matrix {
  const places = new Matrix(mapSide * mapSide, 2);
  for (let i = 0; i < mapSide * mapSide; i++) {
    places.data[2 * i] = x + (((i % mapSide) + 0.5) / mapSide) * size;
    places.data[2 * i + 1] = y + size - ((Math.floor(i / mapSide) + 0.5) / mapSide) * size;
  }
  return places;
}
