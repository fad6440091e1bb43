/** The look of a walk back. */
import { palette } from "../../../plots/palette.ts";
import { onBoth } from "../../view/paper.ts";

export const walkStyle: string = `
.bar { display: flex; flex-wrap: wrap; gap: 6px 10px; margin-bottom: 6px; }
.message { min-height: 2.9em; }
.message.wrong { border-left: 4px solid ${onBoth(palette.gradient)}; padding-left: 8px; }
.scroll { overflow-x: auto; }
.graph { position: relative; }
.graph svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.graph polyline { fill: none; stroke: ${onBoth(palette.neutral)}; stroke-width: 1.5; }
.graph polyline.passed { stroke: ${onBoth(palette.gradient)}; stroke-width: 3; }
.dot { fill: ${onBoth(palette.gradient)}; }
.graph .node {
  position: absolute;
  width: 96px;
  min-height: 64px;
  padding: 3px 4px;
  transform: translate(-50%, -50%);
  background: var(--sheet);
  line-height: 1.3;
  text-align: center;
}
.node > :not(.hidden) { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.node.given { border-style: dashed; }
.node .value { color: ${onBoth(palette.data)}; }
.node .slope { color: ${onBoth(palette.gradient)}; font-weight: 600; }
.node.done { border: 2px solid ${onBoth(palette.gradient)}; }
.node.early { border: 3px double ${onBoth(palette.gradient)}; }
.graph .node:disabled { opacity: 1; }
`;
