/** The exercises of lesson 16: a convolution and a pooling, both ways, an edge finder, a small CNN, pixels that fool. */
import {
  checkFunctions,
  expectedOf,
} from "../src/exercises/check-functions.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import { checkBack, rightBack } from "./16-convolutions.back-checks.ts";
import {
  checkConvolve,
  checkEdges,
  rightConvolve,
  rightEdges,
} from "./16-convolutions.checks.ts";
import {
  checkReader,
  rightReader,
} from "./16-convolutions.network-checks.ts";
import {
  checkPixelSlopes,
  rightSlopes,
} from "./16-convolutions.pixel-checks.ts";
import { poolChecks } from "./16-convolutions.pool-checks.ts";

export const convolve: Exercise = exercise({
  name: "convolutions.convolve",
  title: "Slide the window",
  solution: `function convolve(image: Matrix, K: Matrix): Matrix {
  const Z = zeros(image.rows - K.rows + 1, image.cols - K.cols + 1);
  for (let r = 0; r < Z.rows; r++) {
    for (let c = 0; c < Z.cols; c++) {
      let z = 0;
      for (let y = 0; y < K.rows; y++) {
        for (let x = 0; x < K.cols; x++) {
          z += image.at(r + y, c + x) * K.at(y, x);
        }
      }
      Z.data[r * Z.cols + c] = z;
    }
  }
  return Z;
}`,
  hints: [
    "How many rows has the result? As many as there are places from top to bottom: `placesAlong` above counts them.",
    "Begin with `zeros(image.rows - K.rows + 1, image.cols - K.cols + 1)`. Two loops go over its places, `r` and `c`.",
    "Inside, `let z = 0;` and two more loops over the kernel, `y` and `x`: `z += image.at(r + y, c + x) * K.at(y, x);`. Then `Z.data[r * Z.cols + c] = z;`.",
  ],
  part: rightConvolve,
  check: (answer) =>
    checkConvolve(answer) ??
    right("The same few weights at every place of any image"),
});

export const upperEdges: Exercise = exercise({
  name: "convolutions.upperEdges",
  title: "Upper edges",
  solution: `function upperEdges(pixels: number[]): Matrix {
  const image = new Matrix(28, 28, Float64Array.from(pixels));
  const kernel = matrix([
    [-1, -1, -1],
    [0, 0, 0],
    [1, 1, 1],
  ]);
  return map(slide(image, kernel), (z) => Math.max(0, z));
}`,
  hints: [
    "The kernel is the text in numbers: which weight has each of the nine pixels, if the lower row is added and the upper row subtracted?",
    "`matrix([[-1, -1, -1], [0, 0, 0], [1, 1, 1]])` is the kernel.",
    "`slide(image, kernel)` gives the results, and `map(..., (z) => Math.max(0, z))` is the ReLU.",
  ],
  part: rightEdges,
  check: (answer) =>
    checkEdges(answer) ??
    right("Every pixel of the map is exact: paper above, ink below"),
});

export const convolveBack: Exercise = exercise({
  name: "convolutions.convolveBack",
  title: "The slopes of a convolution",
  solution: `function convolveBack(
  image: Matrix,
  K: Matrix,
  dZ: Matrix,
): { dK: Matrix; dX: Matrix } {
  const [dK, dX] = [zeros(K.rows, K.cols), zeros(image.rows, image.cols)];
  for (let r = 0; r < dZ.rows; r++) {
    for (let c = 0; c < dZ.cols; c++) {
      for (let y = 0; y < K.rows; y++) {
        for (let x = 0; x < K.cols; x++) {
          const pixel = (r + y) * image.cols + c + x;
          dK.data[y * K.cols + x] += image.data[pixel] * dZ.at(r, c);
          dX.data[pixel] += K.at(y, x) * dZ.at(r, c);
        }
      }
    }
  }
  return { dK, dX };
}`,
  hints: [
    "Take the four loops of `convolve` once more. At each step there is one pixel, one weight and one slope, `dZ.at(r, c)`.",
    "The multiplication swaps: the weight gets pixel times slope, the pixel gets weight times slope. Both are added to what is there already.",
    "`dK.data[y * K.cols + x] += image.at(r + y, c + x) * dZ.at(r, c);` and `dX.data[(r + y) * image.cols + c + x] += K.at(y, x) * dZ.at(r, c);`.",
  ],
  part: rightBack,
  check: (answer) =>
    checkBack(answer) ??
    right("A weight hears of all places, a pixel of all windows"),
});

export const pooling: Exercise = exercise({
  name: "convolutions.pooling",
  title: "A pooling, both ways",
  solution: `const largestIn = (Z: Matrix, r: number, c: number) => {
  const corner = 2 * r * Z.cols + 2 * c;
  const square = [corner, corner + 1, corner + Z.cols, corner + Z.cols + 1];
  return square.reduce((best, at) => (Z.data[at] > Z.data[best] ? at : best));
};
const pooling = {
  pool: (Z: Matrix): Matrix => {
    const A = zeros(Math.floor(Z.rows / 2), Math.floor(Z.cols / 2));
    for (let i = 0; i < A.data.length; i++) {
      A.data[i] = Z.data[largestIn(Z, Math.floor(i / A.cols), i % A.cols)];
    }
    return A;
  },
  poolBack: (Z: Matrix, dA: Matrix): Matrix => {
    const dZ = zeros(Z.rows, Z.cols);
    for (let i = 0; i < dA.data.length; i++) {
      const at = largestIn(Z, Math.floor(i / dA.cols), i % dA.cols);
      dZ.data[at] = dA.data[i];
    }
    return dZ;
  },
};`,
  hints: [
    "The square of place (r, c) has its corner at row `2 * r` and column `2 * c` of `Z`. Both functions need the *place* of its largest number.",
    "For `poolBack` begin with `zeros(Z.rows, Z.cols)`. In each square one place gets `dA.at(r, c)`, and the others stay 0.",
    "The place: begin with the corner, and take another of the four only if its number is *larger*. Then the first of equal ones stays.",
  ],
  part: expectedOf(poolChecks),
  check: (answer) =>
    checkFunctions(answer, "`pooling`", poolChecks) ??
    right("The largest number goes on, and its slope comes back to it alone"),
});

export const digitReader: Exercise = exercise({
  name: "convolutions.digitReader",
  title: "Build it",
  solution: `function digitReader(random: Random): Network<Layer> {
  const layers = [
    conv2d(8, 5, { activation: relu }),
    maxPool2d(2),
    flatten(),
    dense(10, { activation: softmax }),
  ];
  return network({ inputs: [28, 28, 1], layers, random });
}`,
  hints: [
    "`network({ inputs, layers, random })` is as before; only that `inputs` is the shape of an image: `[28, 28, 1]`.",
    "The four lines of the table below the image are the four layers. The ReLU is an option of the convolution.",
    "`conv2d(8, 5, { activation: relu })`, `maxPool2d(2)`, `flatten()`, `dense(10, { activation: softmax })`.",
  ],
  part: rightReader,
  check: (answer) =>
    checkReader(answer) ?? right("Four layers, and two of them learn"),
});

export const pixelSlopes: Exercise = exercise({
  name: "convolutions.pixelSlopes",
  title: "The slopes along the pixels",
  solution: `function pixelSlopes(net: TwoLayers, X: Matrix, Y: Matrix): Matrix {
  const Z1 = addRow(matmul(X, net.W1), net.b1); // n x 30
  const A1 = map(Z1, relu.apply);
  const P = softmax.apply(addRow(matmul(A1, net.W2), net.b2));
  const dA1 = timesTransposed(subtract(P, Y), net.W2);
  const dZ1 = hadamard(
    dA1,
    map(Z1, (z) => (z > 0 ? 1 : 0)),
  );
  return timesTransposed(dZ1, net.W1); // n x 784
}`,
  hints: [
    "Go forward to the probabilities as in lesson 12, and back to dZ1. Nothing is new until there.",
    "`dZ1 = hadamard(timesTransposed(subtract(P, Y), net.W2), map(Z1, (z) => (z > 0 ? 1 : 0)))`.",
    "The slopes along what comes into a layer are dZ times the transpose of its weights: `timesTransposed(dZ1, net.W1)`.",
  ],
  part: rightSlopes,
  check: (answer) =>
    checkPixelSlopes(answer) ??
    right("One layer further back than training ever goes"),
});
