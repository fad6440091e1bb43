/** How a figure is shown: what a notebook loads at its first one, with Plotly (renderer-build.ts). */
import { styleFigures } from "./theme.ts";

export { FigureView } from "../../page/figure-view.ts";
export { isMap, safeFigure } from "../../page/safe-figure.ts";
export { canDraw } from "./plotly.ts";
export { onThemeChange, themeLook } from "./theme.ts";

styleFigures();
