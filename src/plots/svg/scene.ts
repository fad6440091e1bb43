/** The box around a surface: grid on its far sides, numbers and titles at its near edges. */
import { palette } from "../palette.ts";
import type { Axis, Axis3d, Scene, Trace } from "../plotly.ts";
import { type Camera, cameraOf, type Seen } from "./camera.ts";
import { element, px, textElement } from "./markup.ts";
import { pixelScale, ticks } from "./scale.ts";
import type { Box } from "./subplot.ts";
import { linePieces, surfacePieces } from "./surface.ts";

/** The surfaces and lines among `traces`, in their box. */
export function sceneOf(scene: Scene, traces: readonly Trace[], area: Box): string {
  const camera = cameraOf(scene, area);
  const pieces = traces.flatMap((trace) => {
    if (trace.type === "surface") return surfacePieces(trace, camera);
    return trace.type === "scatter3d" ? linePieces(trace, camera) : [];
  });
  pieces.sort((a, b) => b.depth - a.depth);
  const solid = element("g", { "stroke-width": 0.6 }, ...pieces.map(({ svg }) => svg));
  return [walls(scene, camera), solid, ...edges(scene, camera)].join("");
}

/** A place in the box by axis: x, y, z. */
type Place = [number, number, number];

const names = ["xaxis", "yaxis", "zaxis"] as const;

/** For each axis the end that is far from the eye, and the near one. */
function ends(scene: Scene, camera: Camera): { far: Place; near: Place } {
  const end = (i: number, high: boolean) => scene[names[i]].range[high ? 1 : 0];
  const far = [0, 1, 2].map((i) => end(i, camera.eye[i] < 0)) as Place;
  const near = [0, 1, 2].map((i) => end(i, camera.eye[i] >= 0)) as Place;
  return { far, near };
}

/** Grid lines on the three far sides. */
function walls(scene: Scene, camera: Camera): string {
  const { far } = ends(scene, camera);
  const parts = [0, 1, 2].flatMap((i) =>
    ticksOf(scene[names[i]]).flatMap(({ at }) =>
      // A tick of axis i is a line on each of the two far sides that contain axis i.
      [0, 1, 2]
        .filter((along) => along !== i)
        .map((along) => {
          const from: Place = [...far];
          from[i] = at;
          const to: Place = [...from];
          [from[along], to[along]] = scene[names[along]].range;
          return `M${spot(camera.see(...from))}L${spot(camera.see(...to))}`;
        }),
    ),
  );
  return element("path", { d: parts.join(""), fill: "none", stroke: palette.grid });
}

/** Numbers and title of each axis. */
function edges(scene: Scene, camera: Camera): string[] {
  const { far, near } = ends(scene, camera);
  const bottom = scene.zaxis.range[0];
  const middle = camera.see(...([0, 1, 2].map((i) => mean(scene[names[i]].range)) as Place));
  const corners: Place[] = [
    [near[0], far[1], bottom],
    [far[0], near[1], bottom],
  ];
  // The z axis stands at the left of the two silhouette edges.
  const [left] = corners.sort((a, b) => camera.see(...a).x - camera.see(...b).x);
  const starts: Place[] = [[0, near[1], bottom], [near[0], 0, bottom], left];
  const front = camera.see(near[0], near[1], bottom);
  return starts.map((start, i) => edge(scene[names[i]], start, i, camera, { middle, front }));
}

function edge(
  axis: Axis3d,
  start: Place,
  i: number,
  camera: Camera,
  { middle, front }: { readonly middle: Seen; readonly front: Seen },
): string {
  const at = (value: number): Seen => {
    const place: Place = [...start];
    place[i] = value;
    return camera.see(...place);
  };
  const [a, b] = [at(axis.range[0]), at(axis.range[1])];
  const away = outward(a, b, middle);
  const line = element("path", { d: `M${spot(a)}L${spot(b)}`, stroke: palette.axis });
  const size = axis.tickfont?.size ?? 12;
  // The corner in front belongs to two axes; a number there would cover the other's.
  const numbers = ticksOf(axis)
    .map(({ at: value, label }) => ({ label, place: at(value) }))
    .filter(({ place }) => i > 0 || !isNear(place, front))
    .map(({ label, place }) => words(label, place, away, 12, size));
  const centre = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, depth: 0 };
  return line + numbers.join("") + title(axis, centre, away, i === 2);
}

function title(
  axis: Axis3d,
  place: Seen,
  away: readonly [number, number],
  upright: boolean,
): string {
  const size = axis.title.font?.size ?? 14;
  if (!upright) return words(axis.title.text, place, away, 38, size);
  const [x, y] = [place.x + away[0] * 44, place.y + away[1] * 44];
  return textElement(axis.title.text, { x, y, size, anchor: "middle", turn: -90 });
}

function isNear(a: Seen, b: Seen): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < 14;
}

function words(
  text: string,
  place: Seen,
  away: readonly [number, number],
  far: number,
  size: number,
): string {
  const [x, y] = [place.x + away[0] * far, place.y + away[1] * far];
  return textElement(text, { x, y, size, anchor: "middle" });
}

/** One pixel at right angles to the edge from `a` to `b`, away from the middle of the box. */
function outward(a: Seen, b: Seen, middle: Seen): [number, number] {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const sign = Math.sign(dx * (middle.y - a.y) - dy * (middle.x - a.x)) || 1;
  return [(sign * dy) / length, (-sign * dx) / length];
}

function ticksOf({ range, nticks }: Axis3d) {
  const axis: Axis = { type: "linear", range, nticks };
  return ticks(pixelScale(axis, 0, 1), 1);
}

function mean([a, b]: readonly [number, number]): number {
  return (a + b) / 2;
}

function spot({ x, y }: Seen): string {
  return `${px(x)} ${px(y)}`;
}
