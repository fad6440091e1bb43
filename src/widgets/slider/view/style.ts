/** The look of sliders. */
import { palette } from "../../../plots/palette.ts";
import { onBoth } from "../../view/paper.ts";

export const sliderStyle: string = `
.knobs { display: grid; gap: 4px; max-width: 640px; margin-inline: auto; }
.knobs label { display: grid; grid-template-columns: 5em minmax(0, 1fr) 5em; gap: 10px; align-items: center; font-variant-numeric: tabular-nums; }
.knobs input { width: 100%; accent-color: ${onBoth(palette.weight)}; }
.knobs .number { text-align: right; }
.message { min-height: 1.45em; color: var(--dim); }
.message.wrong { border-left: 4px solid ${onBoth(palette.gradient)}; padding-left: 8px; color: var(--text); overflow-wrap: anywhere; }
.picture { position: relative; width: fit-content; margin-inline: auto; max-width: min(760px, 100%); background: #fff; border-radius: 4px; }
.picture img { display: block; max-width: 100%; max-height: 900px; height: auto; }
.picture p { padding: 12px; color: #1a1a1a; }
.point { position: absolute; width: 28px; height: 28px; border: 0; border-radius: 50%; background: none; transform: translate(-50%, -50%); cursor: grab; touch-action: none; }
.point::before { content: ""; position: absolute; inset: 6px; border: 2px solid #fff; border-radius: 50%; background: ${onBoth(palette.gradient)}; box-shadow: 0 0 0 1px #1a1a1a; }
.point:focus-visible { outline: 2px solid #1a1a1a; }
`;
