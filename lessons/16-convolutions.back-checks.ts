/** How the slopes of a convolution in lesson 16 are judged. */
import { Matrix } from "../src/engine/matrix.ts";
import { scale } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import { functionOf, matrixOf } from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import type { Verdict } from "../src/exercises/verdict.ts";
import { drawn } from "../src/exercises/matrices.ts";
import { turned } from "./16-convolutions.checks.ts";

interface Slopes {
  dK: Matrix;
  dX: Matrix;
}
type Back = (image: Matrix, K: Matrix, dZ: Matrix) => Slopes;

/** What one place sends to one number: from what the number has, the other factor, and the slope of the place. */
type Send = (sum: number, other: number, slope: number) => number;
const add: Send = (sum, other, slope) => sum + other * slope;

/** The walk over all places and all numbers of the kernel, with other ways to send slope. */
function backWith({ toK = add, toX = add }): Back {
  return (image, K, dZ) => {
    const dK = new Matrix(K.rows, K.cols);
    const dX = new Matrix(image.rows, image.cols);
    dZ.data.forEach((slope, place) => {
      const [r, c] = [Math.floor(place / dZ.cols), place % dZ.cols];
      K.data.forEach((weight, i) => {
        const pixel =
          (r + Math.floor(i / K.cols)) * image.cols + c + (i % K.cols);
        dK.data[i] = toK(dK.data[i], image.data[pixel], slope);
        dX.data[pixel] = toX(dX.data[pixel], weight, slope);
      });
    });
    return { dK, dX };
  };
}

export const rightBack: Back = backWith({});

/** The right slopes, then something done to one of them, or to both. */
const after =
  (change: (slopes: Slopes, places: number) => Partial<Slopes>): Back =>
  (image, K, dZ) => {
    const slopes = rightBack(image, K, dZ);
    return { ...slopes, ...change(slopes, dZ.data.length) };
  };

const overwrite: Send = (_, other, slope) => other * slope;
const slopeAlone: Send = (sum, _, slope) => sum + slope;

const slips: readonly FunctionSlip[] = [
  [
    backWith({ toK: overwrite, toX: overwrite }),
    "each place overwrites what the one before has sent: slopes that meet are added, `+=`",
  ],
  [
    backWith({ toK: overwrite }),
    "`dK`: each place overwrites the one before; add up over all places, `+=`",
  ],
  [
    backWith({ toX: overwrite }),
    "`dX`: a pixel lies in several windows, and each sends slope to it: `+=`",
  ],
  [
    backWith({ toK: slopeAlone, toX: slopeAlone }),
    "these are the slopes alone: `dK` gets each one times the pixel, `dX` times the weight",
  ],
  [
    backWith({ toK: slopeAlone }),
    "`dK` adds up the slopes alone; each belongs to a pixel, by which it is multiplied",
  ],
  [
    backWith({ toX: slopeAlone }),
    "`dX` adds up the slopes alone; each came through a weight, by which it is multiplied",
  ],
  [
    after(({ dK, dX }) => ({ dK: scale(dK, -1), dX: scale(dX, -1) })),
    "the sign is turned round: a slope points uphill, and no step is taken here",
  ],
  [
    after(({ dK }, places) => ({ dK: scale(dK, 1 / places) })),
    "`dK` is a mean over the places; the sum is asked for",
  ],
  [
    after(({ dK, dX }) => ({ dK: dX, dX: dK })),
    "the two are exchanged: `dK` has the shape of `K`, `dX` that of the image",
  ],
  [after(({ dK }) => ({ dK: turned(dK) })), "`dK` is turned by half a turn"],
  [after(({ dX }) => ({ dX: turned(dX) })), "`dX` is turned by half a turn"],
  [
    ((image, K, dZ) => ({
      dK: rightBack(image, K, dZ).dK,
      dX: rightBack(image, turned(K), dZ).dX,
    })) satisfies Back,
    "`dX` with the kernel turned: it is so if you *slide* over a frame of zeros; sent out from each place, the kernel lies as it stands",
  ],
  [
    ((image, K, dZ) => ({
      dK: rightBack(image, K, dZ).dK,
      dX: rightBack(K, image, dZ).dK,
    })) satisfies Back,
    "`dX` has the shape of the image",
  ],
];

function example(
  random: Random,
  [rows, cols]: readonly [number, number],
  [high, wide]: readonly [number, number],
): [Matrix, Matrix, Matrix] {
  return [
    drawn(random, rows, cols),
    drawn(random, high, wide),
    drawn(random, rows - high + 1, cols - wide + 1),
  ];
}

const backCheck: FunctionCheck = {
  name: "convolveBack",
  cases: [
    example(seeded(3), [3, 3], [2, 2]),
    example(seeded(4), [3, 5], [2, 3]),
  ],
  draw: (random: Random) =>
    example(
      random,
      [4 + random.integer(2), 5 + random.integer(2)],
      [1 + random.integer(3), 2 + random.integer(2)],
    ),
  expected: rightBack,
  slips,
  otherwise:
    "the four loops of `convolve`; inside, `dK` at (y, x) grows by the pixel at (r + y, c + x) times `dZ.at(r, c)`, and `dX` at (r + y, c + x) by `K.at(y, x) * dZ.at(r, c)`",
};

export function checkBack(answer: unknown): Verdict | undefined {
  const wrong = checkFunction(answer, backCheck);
  if (wrong) return wrong;
  const made = functionOf(answer, "convolveBack")(...backCheck.cases[0]);
  for (const name of ["dK", "dX"] as const)
    matrixOf(
      (made as Slopes)[name],
      `\`${name}\` that \`convolveBack\` gives`,
    );
  return undefined;
}
