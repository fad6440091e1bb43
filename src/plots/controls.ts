/** Sliders and buttons inside a figure: Plotly's own, which work in an exported page without a network. */
import { plainText } from "./layout.ts";
import { palette } from "./palette.ts";
import type { Layout, Slider, UpdateMenu } from "./plotly.ts";

/** What a slider with its buttons adds below the plot, in pixels. */
export const sliderHeight = 108;

/** The look of buttons on light and dark paper. */
export const menuStyle = {
  type: "buttons",
  direction: "right",
  showactive: true,
  font: { size: 13, color: palette.text },
  bgcolor: "rgba(128,128,128,0.12)",
  bordercolor: "rgba(128,128,128,0.5)",
} as const;

/**
 * The parts of a layout by which a reader walks through `frames`. The one at `active` is shown first:
 * the first one if left out, for the last gives away what the reader is to find out.
 */
export function stepControls(
  base: Layout,
  frames: readonly { readonly name: string; readonly label: string }[],
  { prefix = "", active = 0 }: { prefix?: string; active?: number } = {},
): Layout {
  const slider: Slider = {
    active,
    steps: frames.map(({ name, label }) => ({
      label: plainText(label),
      method: "animate",
      args: [[name], still],
    })),
    currentvalue: { prefix, visible: true, font: { size: 14, color: palette.text } },
    pad: { t: 46 },
    x: 0,
    len: 1,
    ticklen: 0,
    minorticklen: 0,
    // The labels along the bar would overlap; the current one stands above it.
    font: { size: 1, color: "rgba(0,0,0,0)" },
    bgcolor: "rgba(128,128,128,0.25)",
    bordercolor: "rgba(128,128,128,0.5)",
    activebgcolor: palette.data,
  };
  const margin = { ...base.margin, b: base.margin.b + sliderHeight };
  return {
    ...base,
    height: base.height + sliderHeight,
    margin,
    meta: { ...base.meta, fit: { ...base.meta?.fit, controls: sliderHeight } },
    sliders: [slider],
    updatemenus: [play],
  };
}

/** Shows one state at once. */
const still = {
  mode: "immediate",
  transition: { duration: 0 },
  frame: { duration: 0, redraw: true },
};

const play: UpdateMenu = {
  ...menuStyle,
  showactive: false,
  buttons: [
    {
      label: "play",
      method: "animate",
      args: [
        null,
        { fromcurrent: false, transition: { duration: 0 }, frame: { duration: 500, redraw: true } },
      ],
    },
    { label: "stop", method: "animate", args: [[null], still] },
  ],
  x: 0,
  y: 0,
  xanchor: "left",
  yanchor: "top",
  pad: { t: 106 },
};
