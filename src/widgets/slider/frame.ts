/** One state of a slider's figure: its picture or text, and where points lie on it. */

import { displaySymbol, isDisplayable } from "../../display/bundle.ts";
import { whatCame } from "../../engine/argument.ts";
import { Figure } from "../../plots/figure.ts";
import { numberText } from "../../plots/number-text.ts";
import { type PlotPlace, plotPlace } from "../../plots/svg/static-svg.ts";

/** What is shown for some values. */
export type Frame =
  | {
      /** The figure as SVG. */
      readonly svg: string;
      /** It in words. */
      readonly text: string;
      /** Where its first pair of axes lies, in shares of the picture; for points. */
      readonly place?: PlotPlace;
    }
  /** What is no figure, in words. */
  | { readonly text: string }
  /** What went wrong. */
  | { readonly error: string };

/** What the learner's function gave, as it is shown. @throws TypeError if it is a promise */
export function frameOf(result: unknown): Frame {
  if (result instanceof Promise) {
    throw new TypeError(
      "slider: the function gives a promise; it must give a figure at once, so no await in it",
    );
  }
  if (result instanceof Figure) {
    const figure = narrower(result);
    const place = plotPlace(figure);
    return { svg: figure.svg(), text: figure.description, ...(place && { place }) };
  }
  if (!isDisplayable(result)) return { text: textOf(result) };
  const bundle = result[displaySymbol]();
  if (bundle instanceof Promise) return { text: textOf(result) };
  const { "image/svg+xml": svg, "text/plain": text } = bundle;
  const words = typeof text === "string" ? text : "a figure";
  return typeof svg === "string" ? { svg, text: words } : { text: words };
}

/** A frame is one picture for every place: at this width its words can still be read on a phone, in pixels. */
const frameWidth = 480;

/** The figure for a frame; planes and grids keep their own size. */
function narrower(figure: Figure): Figure {
  const { data, layout, description } = figure;
  const { aspect, grid } = layout.meta?.fit ?? {};
  if (aspect !== undefined || grid !== undefined || layout.width <= frameWidth) return figure;
  const height = Math.min(layout.height, 340);
  return new Figure({ data, layout: { ...layout, width: frameWidth, height }, description });
}

function textOf(result: unknown): string {
  if (typeof result === "number") return numberText(result);
  return typeof result === "object" && result !== null ? String(result) : `${result}`;
}

/** No picture of a slider is larger. */
const mostLetters = 2_000_000;

/** A frame from any data. @throws TypeError if it is none */
export function readFrame(value: unknown): Frame {
  const { svg, text, error, place } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof error === "string") return { error: error.slice(0, 1000) };
  if (typeof text !== "string")
    throw new TypeError(`slider: a frame is ${whatCame(value)}; it must have a text`);
  const words = text.slice(0, 2000);
  if (typeof svg !== "string" || svg.length > mostLetters) return { text: words };
  const known = readPlace(place);
  // Half a letter cannot be part of an address, which the picture becomes.
  return { svg: svg.replace(/\p{Cs}/gu, "\uFFFD"), text: words, ...(known && { place: known }) };
}

function readPlace(value: unknown): PlotPlace | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { left, top, width, height, x, y } = value as PlotPlace;
  const numbers = [
    left,
    top,
    width,
    height,
    ...(Array.isArray(x) ? x : []),
    ...(Array.isArray(y) ? y : []),
  ];
  const isNumbers = numbers.length === 8 && numbers.every((number) => Number.isFinite(number));
  // A handle outside the picture would lie over something else.
  const isInside = left >= 0 && top >= 0 && width > 0 && height > 0;
  const fits =
    isNumbers &&
    isInside &&
    left + width <= 1 &&
    top + height <= 1 &&
    x[0] !== x[1] &&
    y[0] !== y[1];
  return fits ? { left, top, width, height, x, y } : undefined;
}
