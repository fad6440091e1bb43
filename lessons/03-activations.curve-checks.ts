/** What the tanh and the softplus of lesson 03 are compared with, near 0 and far out, and the usual slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { rareSoftplus, rareTanh } from "./03-activations.rare-slips.ts";

type Fn = (z: number) => number;

const draw = (random: Random): number[] => [random.normal(0, 4)];
const sigmoid: Fn = (z) => 1 / (1 + Math.exp(-z));
const relu: Fn = (z) => Math.max(0, z);
const far = [0, 1, -1, 0.3, -2.5, 20, -20, 1000, -1000, 900].map((z) => [z]);
const softplus: Fn = (z) =>
  (z > 0 ? z : 0) + Math.log1p(Math.exp(z > 0 ? -z : z));

export const curveChecks = {
  tanh: {
    name: "curves.tanh",
    cases: far,
    draw,
    expected: (z: number) => Math.tanh(z), // another form, not a copy of the answer
    otherwise:
      "2 sigmoid(2 z) - 1: double z, then stretch what comes out from 0..1 to -1..1",
    slips: [
      ...rareTanh,
      [
        (z) => (Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z)),
        "right near 0, but at 1000 it divides Infinity by Infinity",
      ],
      [
        (z) => (Math.exp(2 * z) - 1) / (Math.exp(2 * z) + 1),
        "right at -1000, but at 1000 it divides Infinity by Infinity",
      ],
      [
        (z) => (1 - Math.exp(-2 * z)) / (1 + Math.exp(-2 * z)),
        "right at 1000, but at -1000 it divides Infinity by Infinity",
      ],
      [
        (z) => 2 * sigmoid(z) - 1,
        "z must be doubled before it goes into the sigmoid",
      ],
      [
        (z) => 2 * sigmoid(2 * z) + 1,
        "it runs from 1 to 3 now: 1 is subtracted, not added",
      ],
      [
        (z) => 2 * sigmoid(2 * z),
        "it runs from 0 to 2 now: 1 must be subtracted",
      ],
      [(z) => sigmoid(2 * z), "that runs from 0 to 1; stretch it to -1..1"],
      [
        (z) => sigmoid(2 * z) - 1,
        "that runs from -1 to 0; multiply by 2 before you subtract 1",
      ],
      [
        (z) => 2 * (sigmoid(2 * z) - 1),
        "that runs from -2 to 0; the 1 is subtracted after the multiplication",
      ],
      [
        (z) => 2 * sigmoid(z) * 2 - 1,
        "z is doubled inside the sigmoid: sigmoid(2 * z)",
      ],
      [
        (z) => 2 * sigmoid(2 * z - 1),
        "the 1 is subtracted from what comes out, not from z",
      ],
      [
        sigmoid,
        "that is the sigmoid; double z, then stretch what comes out to -1..1",
      ],
      [
        (z) => 1 - 2 * sigmoid(2 * z),
        "the sign is turned round: the tanh rises",
      ],
      [
        Math.tan,
        "`Math.tan` is the tangent of an angle; the name is `Math.tanh`",
      ],
      [(z) => 2 * sigmoid(z / 2) - 1, "double z: this halves it"],
      [
        (z) => sigmoid(2 * z) - sigmoid(-2 * z) - 1,
        "sigmoid(2z) - sigmoid(-2z) runs from -1 to 1 already",
      ],
      [
        (z) => Math.max(-1, Math.min(1, z)),
        "that is made of straight lines; the tanh is a curve",
      ],
    ],
  },
  softplus: {
    name: "curves.softplus",
    cases: far,
    draw,
    expected: softplus,
    otherwise: "for z > 0 it is z + ln(1 + e^-z), for the others ln(1 + e^z)",
    slips: [
      ...rareSoftplus,
      [
        (z) => Math.log(1 + Math.exp(z)),
        "right near 0, but at 1000 the power is Infinity; take z out of the logarithm",
      ],
      [
        (z) => z + Math.log(1 + Math.exp(-z)),
        "right for z > 0, but at -1000 the power is Infinity; for z < 0 keep the first form",
      ],
      [
        (z) => Math.max(z, 0) + Math.log1p(Math.exp(Math.abs(z))),
        "the power must be that of -|z|: `Math.exp(-Math.abs(z))`",
      ],
      [
        (z) => Math.log1p(Math.exp(-Math.abs(z))),
        "for z > 0 the z that was taken out must be added",
      ],
      [
        (z) => z + Math.log1p(Math.exp(-Math.abs(z))),
        "z is added for z > 0 only; for the others nothing was taken out",
      ],
      [
        (z) => Math.abs(z) + Math.log1p(Math.exp(-Math.abs(z))),
        "z is added for z > 0 only; for the others nothing was taken out",
      ],
      [
        (z) => Math.max(z, 0) - Math.log1p(Math.exp(-Math.abs(z))),
        "the logarithm is added, not subtracted",
      ],
      [
        (z) => Math.max(z, 0) + Math.exp(-Math.abs(z)),
        "the logarithm is missing: `Math.log1p` of the power",
      ],
      [
        (z) => Math.max(z, 0) + Math.log(Math.exp(-Math.abs(z))),
        "inside the logarithm stands 1 plus the power",
      ],
      [
        (z) => Math.max(z, 0) + Math.log1p(1 + Math.exp(-Math.abs(z))),
        "`Math.log1p` adds the 1 itself",
      ],
      [
        (z) =>
          z > 0 ? z + Math.log1p(Math.exp(z)) : Math.log1p(Math.exp(z)),
        "for z > 0 the power changes its sign: e^-z",
      ],
      [
        (z) => (z > 0 ? z : Math.log1p(Math.exp(z))),
        "for z > 0 a logarithm is left: z + ln(1 + e^-z)",
      ],
      [
        (z) => (z > 0 ? Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z))),
        "for z > 0 the z that was taken out must be added",
      ],
      [
        (z) => softplus(-z),
        "the sign of z is turned round: the softplus rises to the right",
      ],
      [
        (z) => Math.log1p(Math.exp(-z)),
        "the sign of z is turned round: the softplus rises to the right",
      ],
      [
        (z) => (z > 0 ? softplus(z) : 0),
        "left of 0 it is small, but not 0: ln(1 + e^z)",
      ],
      [relu, "that is the ReLU; the corner is round"],
      [sigmoid, "that is the sigmoid, the slope of the softplus"],
      [
        (z) => Math.log1p(Math.exp(Math.min(z, 700))),
        "no end in sight is no end: at 1000 the answer is 1000",
      ],
      [
        (z) =>
          (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))) / Math.LN2,
        "the logarithm is the natural one: `Math.log` or `Math.log1p`",
      ],
      [
        (z) => Math.max(z, 0) + Math.log2(1 + Math.exp(-Math.abs(z))),
        "the logarithm is the natural one: `Math.log` or `Math.log1p`",
      ],
      [
        (z) => Math.max(z, 0) + Math.log10(1 + Math.exp(-Math.abs(z))),
        "the logarithm is the natural one: `Math.log` or `Math.log1p`",
      ],
    ],
  },
} satisfies Record<string, FunctionCheck>;
