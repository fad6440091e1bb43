/**
 * The README's picture: how long each contestant takes for each workload, on a logarithmic scale.
 */
import { number } from "./table.mjs";

const width = 720;
const left = 150;
const right = 140;
const rowHeight = 20;
const own = "#0072b2"; // the library's blue for data, here for itself
const others = "#8a8a8a";
const names = { numpy: "NumPy", torch: "PyTorch", keras: "Keras", tfjs: "TensorFlow.js" };

/** @returns {string} an SVG that reads well on light and dark pages */
export function drawPicture({ summaries, cpu, cores, node }) {
  const shown = summaries.map((workload) => ({
    ...workload,
    runs: workload.runs.filter(({ contestant }) => !["chainrule-1", "native"].includes(contestant)),
  }));
  let y = 46;
  const parts = shown.map((workload) => {
    const part = drawWorkload(workload, y);
    y += 34 + workload.runs.length * rowHeight;
    return part;
  });
  const caption = `${cpu}, ${cores} cores, Node ${node}. Shorter is better; each scale is logarithmic.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img"
  font-family="system-ui, sans-serif" font-size="13" fill="#767676">
<title>Seconds of training, chainrule and others</title>
<text x="0" y="18" font-size="14">${xml(caption)}</text>
${parts.join("\n")}
</svg>
`;
}

function drawWorkload({ title, runs }, top) {
  const lowest = Math.min(...runs.map(({ median }) => median)) / 3;
  const highest = Math.max(...runs.map(({ median }) => median));
  const scale = (seconds) =>
    ((width - left - right) * Math.log(seconds / lowest)) / Math.log(highest / lowest);
  const rows = runs.map(({ contestant, median, ratio }, i) => {
    const y = top + 12 + i * rowHeight;
    const isOwn = contestant === "chainrule";
    const length = Math.max(2, scale(median)).toFixed(1);
    const text = `${number(median)} s${ratio ? `, ${number(ratio)} times` : ""}`;
    return `<text x="${left - 8}" y="${y + 13}" text-anchor="end">${xml(names[contestant] ?? contestant)}</text>
<rect x="${left}" y="${y + 2}" width="${length}" height="14" fill="${isOwn ? own : others}"/>
<text x="${(left + Number(length) + 6).toFixed(1)}" y="${y + 13}">${text}</text>`;
  });
  return `<text x="0" y="${top + 4}" font-weight="600">${xml(title)}</text>\n${rows.join("\n")}`;
}

function xml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
