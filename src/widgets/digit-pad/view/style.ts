/** The pad's look. */
import { palette } from "../../../plots/palette.ts";
import { inkPaper, onBoth } from "../../view/paper.ts";

export const padStyle: string = `
.pad { display: flex; flex-wrap: wrap; gap: 1.2rem 2rem; }
.left { flex: 0 1 280px; max-width: 100%; }
.right { flex: 1 1 240px; max-width: 26rem; }
.sheet {
  position: relative;
  aspect-ratio: 1;
  overflow: hidden;
  border: 1px solid var(--edge);
  border-radius: 4px;
  background: ${inkPaper};
  isolation: isolate;
  cursor: crosshair;
  touch-action: none;
  user-select: none;
  -webkit-user-select: none;
}
canvas { display: block; width: 100%; height: 100%; mix-blend-mode: multiply; image-rendering: pixelated; }
.cursor {
  position: absolute;
  display: none;
  width: 9%;
  height: 9%;
  border: 2px solid ${onBoth(palette.weight)};
  border-radius: 50%;
  transform: translate(-50%, -50%);
}
.sheet:focus-visible .cursor { display: block; }
.down .cursor { background: ${onBoth(palette.weight)}; opacity: 0.55; }
.how, figcaption { color: var(--dim); font-size: 13px; }
.how { margin: 0.5rem 0; }
.answer { min-height: 1.45em; margin-bottom: 0.4rem; font-size: 16px; font-weight: 600; }
.bars li { display: flex; align-items: center; gap: 10px; font-variant-numeric: tabular-nums; }
.digit { width: 1ch; }
.room { flex: 1; height: 15px; border-radius: 2px; background: var(--empty); }
.filled { display: block; height: 100%; border-radius: 2px; background: ${onBoth(palette.data)}; }
.number { width: 4ch; text-align: right; }
.best .digit, .best .number { font-weight: 700; }
.best .filled { background: ${onBoth(palette.weight)}; }
.pad figure { display: flex; gap: 12px; align-items: center; margin-top: 0.9rem; }
.mat { flex: none; width: 56px; height: 56px; border: 1px solid var(--edge); background: ${inkPaper}; isolation: isolate; }
@media print { .how, .clear { display: none; } }
`;
