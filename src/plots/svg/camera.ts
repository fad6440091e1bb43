/** From three dimensions to the picture, seen as Plotly's camera sees it. */
import type { Range, Scene } from "../plotly.ts";
import type { Box } from "./subplot.ts";

export type Vector = readonly [number, number, number];

/** A point of the picture; `depth` grows away from the eye. */
export interface Seen {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

export interface Camera {
  /** Where a data point is seen. */
  see(x: number, y: number, z: number): Seen;
  /** A data point in the units of the scene, in which the box has the sides `aspectratio`. */
  scaled(x: number, y: number, z: number): Vector;
  readonly eye: Vector;
}

/** Plotly's angle of view, 45 degrees from top to bottom. */
const focal = 1 / Math.tan(Math.PI / 8);

/** The camera of `scene`, looking at the middle of its box, in the middle of `area`. */
export function cameraOf(scene: Scene, area: Box): Camera {
  const { x, y, z } = scene.camera.eye;
  const eye: Vector = [x, y, z];
  const forward = unit([-x, -y, -z]);
  const right = unit(cross(forward, [0, 0, 1]));
  const up = cross(right, forward);
  const { aspectratio: sides } = scene;
  const scaled = (a: number, b: number, c: number): Vector => [
    sides.x * (share(scene.xaxis.range, a) - 0.5),
    sides.y * (share(scene.yaxis.range, b) - 0.5),
    sides.z * (share(scene.zaxis.range, c) - 0.5),
  ];
  const middle = { x: area.left + area.width / 2, y: area.top + area.height / 2 };
  return {
    eye,
    scaled,
    see: (a, b, c) => {
      const point = scaled(a, b, c);
      const way: Vector = [point[0] - x, point[1] - y, point[2] - z];
      const depth = dot(way, forward);
      const size = (focal * area.height) / 2 / depth;
      return { x: middle.x + size * dot(way, right), y: middle.y - size * dot(way, up), depth };
    },
  };
}

export function cross([a, b, c]: Vector, [d, e, f]: Vector): Vector {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

export function dot([a, b, c]: Vector, [d, e, f]: Vector): number {
  return a * d + b * e + c * f;
}

export function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector) || 1;
  return [vector[0] / length, vector[1] / length, vector[2] / length];
}

function share([low, high]: Range, value: number): number {
  return (value - low) / (high - low);
}
