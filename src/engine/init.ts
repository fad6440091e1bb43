/**
 * How weights start.
 */
import { nearestName, whatCame } from "./argument.ts";
import type { Matrix } from "./matrix.ts";
import type { Random } from "./random.ts";

/** How one starting weight is drawn, for a layer of `inputs` x `units`. */
export type Initializer = (inputs: number, units: number, random: Random) => number;

/**
 * The known ways to start. All but "uniform" keep the size of the signal from layer to layer:
 * - `"fan-in"`: normal, deviation √(1 / inputs)
 * - `"glorot"`: uniform within ±√(6 / (inputs + units)), the default (Keras' too)
 * - `"he"`: normal, deviation √(2 / inputs), made for ReLU
 * - `"uniform"`: uniform in [0, 1), as the tutorials do
 */
export type InitializerName = "fan-in" | "glorot" | "he" | "uniform";

/** How the weights of one layer are drawn. */
interface Start {
  /** How many inputs each unit has. */
  readonly inputs: number;
  /** How many units each input reaches. */
  readonly units: number;
  readonly init: InitializerName | Initializer;
  readonly random: Random;
}

/** Draws all numbers of W, row by row. */
export function startingWeights(W: Matrix, { inputs, units, init, random }: Start): void {
  const draw = typeof init === "string" ? initializers[init] : init;
  for (let i = 0; i < W.data.length; i++) W.data[i] = draw(inputs, units, random);
}

const initializers: Readonly<Record<InitializerName, Initializer>> = {
  "fan-in": (inputs, _, random) => random.normal(0, Math.sqrt(1 / inputs)),
  glorot: (inputs, units, random) => {
    const limit = Math.sqrt(6 / (inputs + units));
    return random.uniform(-limit, limit);
  },
  he: (inputs, _, random) => random.normal(0, Math.sqrt(2 / inputs)),
  uniform: (_inputs, _units, random) => random.uniform(0, 1),
};

/** What the ways to start are called elsewhere. */
const otherStarts = { xavier: "glorot", kaiming: "he", random: "uniform", lecun: "fan-in" };

/** @throws TypeError if there is no such way to start. */
export function checkInit(operation: string, init: InitializerName | Initializer): void {
  if (typeof init === "function" || Object.hasOwn(initializers, init)) return;
  const names = Object.keys(initializers);
  const near = nearestName(String(init), names, otherStarts);
  const advice = near ? `did you mean "${near}"?` : `there are ${names.join(", ")}`;
  throw new TypeError(`${operation}: there is no init ${whatCame(init)}; ${advice}`);
}
