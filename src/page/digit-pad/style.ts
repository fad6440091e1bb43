/** The pad's look, in the colours of the page around it: JupyterLab's theme, or an exported page's. */
import { roles, sans } from "../../look.ts";

export const padStyle: string = `
:host { display: block; }
.pad {
  --text: var(--jp-content-font-color1, var(--ink, CanvasText));
  --dim: var(--jp-content-font-color2, var(--quiet, GrayText));
  --edge: var(--jp-border-color1, var(--quiet, GrayText));
  --empty: var(--jp-layout-color2, var(--line, #ddd));
  --focus: var(--jp-brand-color1, var(--link, Highlight));
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem 2rem;
  padding: 4px;
  color: var(--text);
  font: 14px/1.45 ${sans};
}
p, figure, ul { margin: 0; padding: 0; }
.left { flex: 0 1 280px; max-width: 100%; }
.right { flex: 1 1 240px; max-width: 26rem; }
.sheet {
  position: relative;
  aspect-ratio: 1;
  overflow: hidden;
  border: 1px solid var(--edge);
  border-radius: 4px;
  background: #fff;
  cursor: crosshair;
  touch-action: none;
  user-select: none;
  -webkit-user-select: none;
}
canvas { display: block; width: 100%; height: 100%; image-rendering: pixelated; }
.sheet:focus { outline: none; }
.sheet:focus-visible, .clear:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.cursor {
  position: absolute;
  display: none;
  width: 9%;
  height: 9%;
  border: 2px solid #b84300;
  border-radius: 50%;
  transform: translate(-50%, -50%);
}
.sheet:focus-visible .cursor { display: block; }
.down .cursor { background: rgba(184, 67, 0, 0.55); }
.how, figcaption { color: var(--dim); font-size: 13px; }
.how { margin: 0.5rem 0; }
.clear {
  padding: 3px 12px;
  border: 1px solid var(--edge);
  border-radius: 5px;
  background: none;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
.answer { min-height: 1.45em; margin-bottom: 0.4rem; font-size: 16px; font-weight: 600; }
ul { list-style: none; }
li { display: flex; align-items: center; gap: 10px; font-variant-numeric: tabular-nums; }
.digit { width: 1ch; }
.room { flex: 1; height: 15px; border-radius: 2px; background: var(--empty); }
.filled { display: block; height: 100%; border-radius: 2px; background: ${roles.data.light}; }
.number { width: 4ch; text-align: right; }
.best .digit, .best .number { font-weight: 700; }
.best .filled { background: ${roles.weight.light}; }
figure { display: flex; gap: 12px; align-items: center; margin-top: 0.9rem; }
.seen { flex: none; width: 56px; height: 56px; border: 1px solid var(--edge); background: #fff; }
@media print { .how, .clear { display: none; } }
`;
