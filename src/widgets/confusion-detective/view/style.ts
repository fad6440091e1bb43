/** The look of a confusion detective. */
import { inkPaper } from "../../view/paper.ts";

export const detectiveStyle: string = `
.frame { display: flex; flex-wrap: wrap; gap: 14px 24px; }
.matrix { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.matrix th { padding: 1px 4px; font-weight: 500; color: var(--dim); }
.matrix td { padding: 1px; }
.matrix button { display: block; width: 38px; height: 32px; min-height: 0; padding: 0; border: 0; border-radius: 2px; font-size: 12px; }
.matrix button[aria-pressed="true"] { outline: 3px solid var(--text); outline-offset: -1px; }
.matrix button:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
.matrix caption { caption-side: bottom; text-align: left; color: var(--dim); font-size: 13px; }
@container (max-width: 460px) {
  .matrix { width: 100%; table-layout: fixed; }
  .matrix th { padding: 1px; font-size: 12px; }
  .matrix button { width: 100%; height: 30px; font-size: 11px; }
}
.found { flex: 1 1 220px; min-width: 0; }
.message { margin-bottom: 8px; font-weight: 600; }
.images { display: flex; flex-wrap: wrap; gap: 8px; }
.mat { width: 72px; border: 1px solid var(--edge); background: ${inkPaper}; isolation: isolate; }
.images canvas { display: block; width: 100%; mix-blend-mode: multiply; image-rendering: pixelated; }
`;
