/** Draws maps of the plane into canvases. */
import { type ColorScale, diverging, sequential } from "../../../plots/palette.ts";
import { darkScale } from "../../../plots/svg/paper.ts";
import { colorSteps, stepsOf } from "../colors.ts";
import { type Maps, mapSide } from "../maps.ts";

/** A square of a canvas. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

const places = mapSide * mapSide;

/** What the network says, from class 0 to class 1; what a unit says, from below 0 to above: for each paper. */
const [outputPixels, unitPixels] = [sequential, diverging].map((scale) => ({
  light: pixelsOf(scale),
  dark: pixelsOf(darkScale(scale)),
}));

/** Several maps below each other in one small canvas, so that they are handed over in one go. */
export class MapSheet {
  readonly #canvas = document.createElement("canvas");
  readonly #context: CanvasRenderingContext2D | null;
  readonly #image: ImageData;
  readonly #pixels: Uint32Array;

  constructor(count: number) {
    this.#canvas.width = mapSide;
    this.#canvas.height = mapSide * count;
    this.#context = this.#canvas.getContext("2d");
    this.#image = new ImageData(mapSide, mapSide * count);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
  }

  /** Puts what the network says, from 0 to 1, in place `at`. */
  putOutput(at: number, maps: Maps, layer: number, isDark: boolean): void {
    const { data, cols } = maps.outputs(layer);
    const colors = outputPixels[isDark ? "dark" : "light"];
    this.#put(at, data, cols, 0, colors, { scale: colorSteps, zero: 0 });
  }

  /** Puts what a unit says, by its largest size, in place `at`; layer 0 is the inputs. */
  putUnit(at: number, maps: Maps, layer: number, unit: number, isDark: boolean): void {
    const { data, cols } = maps.outputs(layer);
    const scale = colorSteps / 2 / (maps.size(layer, unit) || 1);
    const colors = unitPixels[isDark ? "dark" : "light"];
    this.#put(at, data, cols, unit, colors, { scale, zero: colorSteps / 2 });
  }

  /** What was put can be drawn from now on. */
  update(): void {
    this.#context?.putImageData(this.#image, 0, 0);
  }

  /** Draws the map in place `at`. */
  draw(target: CanvasRenderingContext2D, at: number, { x, y, side }: Box): void {
    target.drawImage(this.#canvas, 0, at * mapSide, mapSide, mapSide, x, y, side, side);
  }

  /** One loop over numbers: it runs for every unit, many times a second. */
  #put(
    at: number,
    data: ArrayLike<number>,
    cols: number,
    unit: number,
    colors: Uint32Array,
    { scale, zero }: { readonly scale: number; readonly zero: number },
  ): void {
    const pixels = this.#pixels;
    const last = colors.length - 1;
    for (let place = 0, from = unit, to = at * places; place < places; place++) {
      const step = data[from] * scale + zero;
      pixels[to++] = colors[step > last ? last : step > 0 ? step | 0 : 0];
      from += cols;
    }
  }
}

/** Colours as a canvas holds them, red first in memory. */
function pixelsOf(scale: ColorScale): Uint32Array {
  const bytes = Uint8Array.from(stepsOf(scale).flatMap(([r, g, b]) => [r, g, b, 255]));
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
