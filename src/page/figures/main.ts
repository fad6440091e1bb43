/** How a figure is shown, as a part that a page loads with Plotly at its first plot. */
import { pageLook } from "../figure-look.ts";
import { FigureView } from "../figure-view.ts";
import { isMap, safeFigure } from "../safe-figure.ts";

const figures = { FigureView, isMap, pageLook, safeFigure };

/** What the part gives. */
export type Figures = typeof figures;

Object.assign(globalThis, { chainruleFigures: figures });
