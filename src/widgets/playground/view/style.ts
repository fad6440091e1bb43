/** The playground's look. */
import { palette, sequential } from "../../../plots/palette.ts";
import { onBoth } from "../../view/paper.ts";

export const playgroundStyle: string = `
.bar, .settings, .settings fieldset, .layers, .brush { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; }
.bar { margin-bottom: 10px; }
.bar .train { min-width: 6.5em; font-weight: 600; }
.settings { margin-bottom: 12px; }
.settings legend, .brush legend { float: left; margin-right: 4px; color: var(--dim); }
.settings input[type="number"] { width: 5.5em; }
.layers input[type="number"] { width: 3.6em; }
.goals { margin-bottom: 10px; }
.mark { display: inline-block; min-width: 4.2em; }
.met { font-weight: 600; }
.work { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px 20px; }
@container (min-width: 620px) {
  .work { grid-template-columns: minmax(0, 1fr) 320px; }
  .plane { grid-row: span 2; }
}
.network { display: block; width: 100%; height: 300px; }
.sheet { position: relative; width: 100%; max-width: 320px; aspect-ratio: 1; border: 1px solid var(--edge); background: ${onBoth(sequential[0][1])}; }
.sheet canvas { display: block; width: 100%; height: 100%; }
.paintable { cursor: crosshair; touch-action: none; user-select: none; -webkit-user-select: none; }
.cursor { display: none; position: absolute; width: 16px; height: 16px; border: 2px solid ${onBoth(palette.weight)}; border-radius: 50%; transform: translate(-50%, -50%); }
.sheet:focus-visible .cursor { display: block; }
.brush { margin-top: 6px; max-width: 320px; }
.brush[hidden] { display: none; }
.how, .dim, .legend { color: var(--dim); font-size: 13px; }
.readings { font-variant-numeric: tabular-nums; }
.readings p.training::before, .readings p.validation::before { content: ""; display: inline-block; width: 18px; margin-right: 6px; vertical-align: middle; border-top: 2px solid ${onBoth(palette.data)}; }
.readings p.validation::before { border-top: 2px dashed ${onBoth(palette.second)}; }
.curve { display: block; width: 100%; height: 110px; margin: 4px 0; border-bottom: 1px solid var(--edge); border-left: 1px solid var(--edge); }
.readings li { display: flex; align-items: center; gap: 8px; }
.name { width: 4.5em; }
.room { flex: 1; height: 12px; border-radius: 2px; background: var(--empty); }
.filled { display: block; height: 100%; border-radius: 2px; background: ${onBoth(palette.gradient)}; }
.number { width: 5.5em; text-align: right; }
.message { min-height: 1.45em; font-weight: 600; }
.code[hidden] { display: none; }
.code pre { overflow-x: auto; margin-top: 6px; padding: 8px; border: 1px solid var(--edge); border-radius: 4px; font: 13px/1.45 var(--jp-code-font-family, var(--mono, monospace)); white-space: pre; }
.after { margin-top: 10px; }
`;
