/** Draws a unit's map of the plane into a canvas. */
import type { Rgb } from "../../../plots/color.ts";
import { colorNumber, outputColors, unitColors } from "../colors.ts";
import { type Maps, mapSide } from "../maps.ts";

/** A square of a canvas. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

const unitPixels = pixelsOf(unitColors);
const outputPixels = pixelsOf(outputColors);

/** One for each canvas: it keeps a small one for the map itself. */
export class MapPainter {
  readonly #small = document.createElement("canvas");
  readonly #context: CanvasRenderingContext2D | null;
  readonly #image = new ImageData(mapSide, mapSide);
  readonly #pixels = new Uint32Array(this.#image.data.buffer);

  constructor() {
    this.#small.width = this.#small.height = mapSide;
    this.#context = this.#small.getContext("2d");
  }

  /** What the network says, from 0 to 1. */
  paintOutput(target: CanvasRenderingContext2D, maps: Maps, layer: number, box: Box): void {
    maps.read(layer, 0, (place, value) => {
      this.#pixels[place] = outputPixels[colorNumber(value)];
    });
    this.#put(target, box);
  }

  /** What a unit says, by its largest size. */
  paintUnit(
    target: CanvasRenderingContext2D,
    maps: Maps,
    layer: number,
    unit: number,
    box: Box,
  ): void {
    const size = maps.size(layer, unit) || 1;
    maps.read(layer, unit, (place, value) => {
      this.#pixels[place] = unitPixels[colorNumber(0.5 + value / size / 2)];
    });
    this.#put(target, box);
  }

  #put(target: CanvasRenderingContext2D, { x, y, side }: Box): void {
    this.#context?.putImageData(this.#image, 0, 0);
    target.drawImage(this.#small, x, y, side, side);
  }
}

/** Colours as a canvas holds them, red first in memory. */
function pixelsOf(colors: readonly Rgb[]): Uint32Array {
  const bytes = Uint8Array.from(colors.flatMap(([r, g, b]) => [r, g, b, 255]));
  return new Uint32Array(bytes.buffer);
}

/** Makes a canvas as sharp as the screen: `width` x `height` in the page's pixels. */
export function fitCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio || 1;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}
