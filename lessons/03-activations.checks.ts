/** What the bends and the slopes of lesson 03 are compared with, and the usual slips in each. */
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { rareLeakyRelu, rareRelu } from "./03-activations.rare-slips.ts";

type Fn = (z: number) => number;

const zs = [3, 0.5, 1, 0, -1, -3, -0.02].map((z) => [z]);
const draw = (random: Random): number[] => [random.normal(0, 4)];
const relu: Fn = (z) => Math.max(0, z);
const leakyRelu: Fn = (z) => (z > 0 ? z : 0.01 * z);

type Slips = readonly (readonly [Fn, string])[];

/** Slips, typed as functions of z. */
function slips(...list: Slips): FunctionSlip[] {
  return [...list];
}

export const bendChecks = {
  relu: {
    name: "bends.relu",
    cases: zs,
    draw,
    expected: relu,
    otherwise: "z itself above 0, and 0 everywhere else",
    slips: slips(
      ...rareRelu,
      [Math.abs, "below 0 it answers 0; this turns the sign of z round"],
      [(z) => (z > 0 ? 1 : 0), "that is a step; above 0 the ReLU answers z"],
      [
        (z) => (z >= 0 ? 1 : 0),
        "that is the step; above 0 the ReLU answers z",
      ],
      [
        (z) => Math.min(0, z),
        "the sides are exchanged: z comes through above 0",
      ],
      [leakyRelu, "that is the leaky ReLU; the ReLU answers 0 below 0"],
      [(z) => z, "that is the linear function; below 0 the ReLU answers 0"],
      [(z) => (z > 1 ? z : 0), "the corner is at 0, not at 1"],
      [(z) => Math.max(1, z), "the corner is at 0, not at 1"],
      [(z) => Math.max(0, -z), "the sign of z is turned round"],
      [(z) => -Math.max(0, z), "the answer has the wrong sign"],
      [
        (z) => Math.max(0, Math.round(z)),
        "z comes through as it is, without rounding",
      ],
      [
        (z) => Math.max(0, Math.floor(z)),
        "z comes through as it is, without rounding",
      ],
      [
        (z) => Math.max(0, Math.min(1, z)),
        "it has no upper end: it answers z, however large",
      ],
    ),
  },
  leakyRelu: {
    name: "bends.leakyRelu",
    cases: zs,
    draw,
    expected: leakyRelu,
    otherwise: "z itself above 0, and a hundredth of z everywhere else",
    slips: slips(
      ...rareLeakyRelu,
      [relu, "that is the ReLU; below 0 a hundredth of z comes through"],
      [(z) => 0.01 * z, "above 0 all of z comes through, not a hundredth"],
      [
        (z) => relu(z) + 0.01 * z,
        "above 0 it is z alone; the hundredth is for the other side",
      ],
      [(z) => (z > 0 ? z : 0.1 * z), "a hundredth is 0.01; this is a tenth"],
      [
        (z) => (z > 0 ? z : 0.001 * z),
        "a hundredth is 0.01; this is a thousandth",
      ],
      [
        (z) => (z > 0 ? z : -0.01 * z),
        "below 0 the answer is below 0 as well: 0.01 z keeps the sign",
      ],
      [
        (z) => (z > 0 ? z : 0.01),
        "below 0 it is a hundredth of z, and not the number 0.01",
      ],
      [
        (z) => Math.max(0.01, z),
        "below 0 it is a hundredth of z, and not the number 0.01",
      ],
      [
        (z) => (z > 0 ? z : -0.01),
        "below 0 it is a hundredth of z, and not the number -0.01",
      ],
      [
        (z) => (z > 0 ? 0.01 * z : z),
        "the sides are exchanged: all of z comes through above 0",
      ],
      [
        (z) => (z > 0 ? 1 : 0.01),
        "these are the slopes; the answers are z and 0.01 z",
      ],
      [
        (z) => (z > 0 ? z : z - 0.01),
        "below 0 multiply by 0.01, do not subtract it",
      ],
      [
        (z) => (z > 0 ? z : z + 0.01),
        "below 0 multiply by 0.01, do not add it",
      ],
      [
        (z) => (z > 0 ? z : 100 * z),
        "a hundredth is 0.01 times z; this is a hundred times",
      ],
      [
        (z) => z,
        "that is the linear function; below 0 a hundredth of z comes through",
      ],
      [
        Math.abs,
        "below 0 it answers a hundredth of z; this turns the sign of z round",
      ],
      [(z) => (z > 1 ? z : 0.01 * z), "the corner is at 0, not at 1"],
    ),
  },
} satisfies Record<string, FunctionCheck>;

/** Far from the jump: the step has no slope at 0. */
const apart = zs.filter(([z]) => z !== 0);
const value = "that is the answer of the function; its slope is asked for";
const flat = "it is flat on both sides of its jump";

export const slopeChecks = {
  step: {
    name: "slopes.step",
    cases: apart,
    draw,
    expected: () => 0,
    otherwise: `a nudge of z does not move the step: ${flat}`,
    slips: slips(
      [(z) => (z >= 0 ? 1 : 0), value],
      [() => 1, `1 is how far it jumps; ${flat}`],
      [
        () => Number.POSITIVE_INFINITY,
        `that could be said of the jump alone; ${flat}`,
      ],
      [(z) => z, "a nudge of z does not move the step"],
    ),
  },
  linear: {
    name: "slopes.linear",
    cases: zs,
    draw,
    expected: () => 1,
    otherwise: "one to the right is one up, for every z",
    slips: slips(
      [(z) => z, value],
      [() => 0, "a nudge of z comes through whole: it is not flat"],
      [
        (z) => (z > 0 ? 1 : 0),
        "that is the slope of the ReLU; the line rises below 0 as well",
      ],
      [
        (z) => (z >= 0 ? 1 : -1),
        "the line rises below 0 as well: one to the right is one up",
      ],
      [(z) => 1 / z, "one to the right is one up, wherever z is"],
    ),
  },
  relu: {
    name: "slopes.relu",
    cases: zs,
    draw,
    expected: (z: number) => (z > 0 ? 1 : 0),
    otherwise: "1 above 0, and 0 elsewhere",
    slips: slips(
      [relu, value],
      [
        (z) => (z >= 0 ? 1 : 0),
        "at z = 0 we take the slope of the left side, which is 0",
      ],
      [() => 1, "below 0 the ReLU is flat"],
      [() => 0, "above 0 a nudge comes through whole"],
      [(z) => (z > 0 ? 0 : 1), "the sides are exchanged: it rises above 0"],
      [
        (z) => (z > 0 ? 1 : 0.01),
        "that is the slope of the leaky ReLU; below 0 the ReLU is flat",
      ],
      [(z) => (z > 0 ? 1 : -1), "below 0 the ReLU is flat; it does not fall"],
      [(z) => (z > 1 ? 1 : 0), "the corner is at 0, not at 1"],
      [
        (z) => (z > 0 ? 1 : z === 0 ? 0.5 : 0),
        "at z = 0 we take the slope of the left side, not the mean",
      ],
      [
        (z) => z,
        "a slope says how fast the answer moves, not how high it is",
      ],
    ),
  },
  leakyRelu: {
    name: "slopes.leakyRelu",
    cases: zs,
    draw,
    expected: (z: number) => (z > 0 ? 1 : 0.01),
    otherwise: "1 above 0, and 0.01 elsewhere",
    slips: slips(
      [leakyRelu, value],
      [
        (z) => (z >= 0 ? 1 : 0.01),
        "at z = 0 we take the slope of the left side, which is 0.01",
      ],
      [
        (z) => (z > 0 ? 1 : 0),
        "that is the slope of the ReLU; the leaky one rises a little below 0",
      ],
      [
        (z) => (z > 0 ? 1 : 0.01 * z),
        "below 0 the slope is 0.01 itself; 0.01 z is the answer there",
      ],
      [
        (z) => (z > 0 ? 1 : -0.01),
        "below 0 it rises too: one to the right is 0.01 up",
      ],
      [
        (z) => (z > 0 ? 0.01 : 1),
        "the sides are exchanged: it is steep above 0",
      ],
      [
        (z) => (z > 0 ? z : 0.01),
        "above 0 the slope is 1; z is the answer there",
      ],
      [(z) => (z > 0 ? 1 : 0.1), "a hundredth is 0.01; this is a tenth"],
      [() => 0.01, "above 0 a nudge comes through whole"],
      [() => 1, "below 0 only a hundredth of a nudge comes through"],
      [
        (z) => (z > 0 ? 1 : z === 0 ? 0.505 : 0.01),
        "at z = 0 we take the slope of the left side, not the mean",
      ],
    ),
  },
} satisfies Record<string, FunctionCheck>;
