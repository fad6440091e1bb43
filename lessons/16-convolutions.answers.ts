/** What learners write into the exercises of lesson 16. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";
import { networkAnswers } from "./16-convolutions.network-answers.ts";

const convolve = ({
  size = "zeros(image.rows - K.rows + 1, image.cols - K.cols + 1)",
  add = "z += image.at(r + y, c + x) * K.at(y, x);",
  set = "Z.data[r * Z.cols + c] = z;",
  end = "return Z;",
} = {}): string => `function convolve(image, K) {
  const Z = ${size};
  for (let r = 0; r < Z.rows; r++) for (let c = 0; c < Z.cols; c++) {
    let z = 0;
    for (let y = 0; y < K.rows; y++) for (let x = 0; x < K.cols; x++) { ${add} }
    ${set}
  }
  ${end}
}`;

const edges = ({
  kernel = "matrix([[-1, -1, -1], [0, 0, 0], [1, 1, 1]])",
  end = "map(Z, (z) => Math.max(0, z))",
  image = "new Matrix(28, 28, Float64Array.from(pixels))",
} = {}): string => `function upperEdges(pixels) {
  const Z = slide(${image}, ${kernel});
  return ${end};
}`;

const back = ({
  toK = "dK.data[y * K.cols + x] += image.data[pixel] * dZ.at(r, c);",
  toX = "dX.data[pixel] += K.at(y, x) * dZ.at(r, c);",
  start = "[zeros(K.rows, K.cols), zeros(image.rows, image.cols)]",
  end = "return { dK, dX };",
} = {}): string => `function convolveBack(image, K, dZ) {
  const [dK, dX] = ${start};
  for (let r = 0; r < dZ.rows; r++) for (let c = 0; c < dZ.cols; c++)
    for (let y = 0; y < K.rows; y++) for (let x = 0; x < K.cols; x++) {
      const pixel = (r + y) * image.cols + c + x;
      ${toK}
      ${toX}
    }
  ${end}
}`;

const pooling = ({
  high = "Math.floor(Z.rows / 2)",
  take = "Math.max(a, b, c, d)",
  better = "Z.data[i] > Z.data[best]",
  give = "dZ.data[at] = slope;",
  back = "",
} = {}): string => `const pooling = {
  pool: (Z) => {
    const A = zeros(${high}, Math.floor(Z.cols / 2));
    for (let r = 0; r < A.rows; r++) for (let k = 0; k < A.cols; k++) {
      const [a, b, c, d] = [[0, 0], [0, 1], [1, 0], [1, 1]].map(([y, x]) => Z.at(2 * r + y, 2 * k + x));
      A.data[r * A.cols + k] = ${take};
    }
    return A;
  },
  poolBack: ${
    back ||
    `(Z, dA) => {
    const dZ = zeros(Z.rows, Z.cols);
    dA.data.forEach((slope, n) => {
      const corner = 2 * Math.floor(n / dA.cols) * Z.cols + 2 * (n % dA.cols);
      const square = [corner, corner + 1, corner + Z.cols, corner + Z.cols + 1];
      const at = square.reduce((best, i) => (${better} ? i : best));
      ${give}
    });
    return dZ;
  }`
  },
};`;

export const answers: LessonAnswers = {
  convolve: {
    wrong: listed([
      [
        convolve({
          add: "z += image.at(r + y, c + x) * K.at(K.rows - 1 - y, K.cols - 1 - x);",
        }),
        "that turns the kernel",
      ],
      [
        convolve({ add: "z = image.at(r + y, c + x) * K.at(y, x);" }),
        "each product overwrites the one before",
      ],
      [
        convolve({ add: "z += image.at(r + y, c + x);" }),
        "the numbers of the kernel are not used",
      ],
      [
        convolve({ set: "Z.data[r * Z.cols + c] = z / (K.rows * K.cols);" }),
        "the mean of the products",
      ],
      [
        convolve({
          size: "zeros(image.rows - K.rows, image.cols - K.cols)",
        }),
        "one place is missing in each direction",
      ],
      [
        convolve({
          size: "zeros(image.rows, image.cols)",
          add: "if (r + y < image.rows && c + x < image.cols) z += image.at(r + y, c + x) * K.at(y, x);",
        }),
        "looks out of the image",
      ],
      [convolve({ add: "z += image.at(r, c) * K.at(y, x);" }), "four loops"],
      [
        convolve({ add: "z += image.at(r - y, c - x) * K.at(y, x);" }),
        "at: (0, -1) is outside",
      ],
      [
        convolve({ set: "Z.data[r * image.cols + c] = z;" }),
        "the place is `r * out.cols + c`",
      ],
      [convolve({ end: "" }), "did you forget `return`?"],
      [convolve({ end: "return Z.toArray();" }), "`matrix(rows)` makes one"],
    ]),
    alsoRight: [
      "const convolve = (image, K) => matrix(Array.from({ length: image.rows - K.rows + 1 }, (_, r) => Array.from({ length: image.cols - K.cols + 1 }, (_, c) => K.toArray().flat().reduce((z, k, i) => z + k * image.at(r + Math.floor(i / K.cols), c + (i % K.cols)), 0))));",
    ],
    endless: [
      "function convolve(image, K) { let z = 0; for (let r = 0; r < image.rows; ) z += r; return z; }",
    ],
  },
  upperEdges: {
    wrong: listed([
      [
        edges({ kernel: "matrix([[1, 1, 1], [0, 0, 0], [-1, -1, -1]])" }),
        "these are the lower edges",
      ],
      [
        edges({ kernel: "matrix([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])" }),
        "these are the left edges",
      ],
      [
        edges({ kernel: "matrix([[1, 0, -1], [1, 0, -1], [1, 0, -1]])" }),
        "these are the right edges",
      ],
      [edges({ end: "Z" }), "the ReLU is missing"],
      [edges({ end: "map(Z, Math.abs)" }), "keeps the lower edges, too"],
      [
        edges({ end: "map(Z, (z) => (z > 0 ? 1 : 0))" }),
        "how clear an edge is",
      ],
      [
        edges({ kernel: "matrix([[-1, -1, -1], [1, 1, 1], [0, 0, 0]])" }),
        "the lower row of the window counts",
      ],
      [
        edges({ kernel: "matrix([[0, -1, 0], [0, 0, 0], [0, 1, 0]])" }),
        "only the middle column",
      ],
      [
        edges({
          image:
            "matrix(Array.from({ length: 28 }, (_, r) => Array.from({ length: 28 }, (_, c) => pixels[28 * c + r])))",
        }),
        "the first 28 pixels are its first row",
      ],
      [edges({ kernel: "matrix([[-1, -1], [1, 1]])" }), "expected 26x26"],
      [edges({ end: "Math.max(0, Z)" }), "NaN"],
    ]),
    alsoRight: [
      "function upperEdges(pixels) { const out = zeros(26, 26); for (let i = 0; i < 676; i++) { const at = 28 * Math.floor(i / 26) + (i % 26); let z = 0; for (let x = 0; x < 3; x++) z += pixels[at + 56 + x] - pixels[at + x]; out.data[i] = z > 0 ? z : 0; } return out; }",
    ],
  },
  convolveBack: {
    wrong: listed([
      [
        back({
          toK: "dK.data[y * K.cols + x] = image.data[pixel] * dZ.at(r, c);",
        }),
        "`dK`: each place overwrites the one before",
      ],
      [
        back({ toX: "dX.data[pixel] = K.at(y, x) * dZ.at(r, c);" }),
        "a pixel lies in several windows",
      ],
      [
        back({ toK: "dK.data[y * K.cols + x] += dZ.at(r, c);" }),
        "`dK` adds up the slopes alone",
      ],
      [
        back({ toX: "dX.data[pixel] += dZ.at(r, c);" }),
        "`dX` adds up the slopes alone",
      ],
      [
        back({
          toX: "dX.data[pixel] += K.at(K.rows - 1 - y, K.cols - 1 - x) * dZ.at(r, c);",
        }),
        "`dX` with the kernel turned",
      ],
      [
        back({
          toK: "dK.data[y * K.cols + x] += image.data[pixel] * dZ.at(r, c) / dZ.data.length;",
        }),
        "`dK` is a mean over the places",
      ],
      [back({ end: "return { dK: dX, dX: dK };" }), "the two are exchanged"],
      [back({ end: "return [dK, dX];" }), "the results need their names"],
      [back({ end: "return { dK };" }), "has no `dX`"],
      [back({ end: "return { dK, dX: todo() };" }), "is not written yet"],
      [back({ end: "" }), "did you forget `return`?"],
      [
        back({
          end: "return { dK: map(dK, (s) => -s), dX: map(dX, (s) => -s) };",
        }),
        "the sign is turned round",
      ],
    ]),
    alsoRight: [
      "function convolveBack(image, K, dZ) { const framed = zeros(dZ.rows + 2 * K.rows - 2, dZ.cols + 2 * K.cols - 2); for (let r = 0; r < dZ.rows; r++) for (let c = 0; c < dZ.cols; c++) framed.data[(r + K.rows - 1) * framed.cols + c + K.cols - 1] = dZ.at(r, c); return { dK: slide(image, dZ), dX: slide(framed, new Matrix(K.rows, K.cols, Float64Array.from(K.data).reverse())) }; }",
    ],
  },
  pooling: {
    wrong: listed([
      [pooling({ take: "(a + b + c + d) / 4" }), "the mean of each square"],
      [pooling({ take: "a + b + c + d" }), "the sum of each square"],
      [pooling({ take: "Math.min(a, b, c, d)" }), "the smallest number"],
      [pooling({ take: "Math.max(0, a, b, c, d)" }), "do not begin with 0"],
      [pooling({ take: "Math.max(a, b)" }), "only the upper row"],
      [pooling({ high: "Math.ceil(Z.rows / 2)" }), "is outside a"],
      [
        pooling({ better: "Z.data[i] >= Z.data[best]" }),
        "the last one gets the slope",
      ],
      [
        pooling({
          give: "for (const i of square) if (Z.data[i] === Z.data[at]) dZ.data[i] = slope;",
        }),
        "only the first one gets it",
      ],
      [
        pooling({ give: "for (const i of square) dZ.data[i] = slope;" }),
        "all four get the slope",
      ],
      [
        pooling({ give: "dZ.data[at] = slope * Z.data[at];" }),
        "the slope of a maximum is 1",
      ],
      [pooling({ back: "(Z, dA) => dA" }), "that is `dA` itself"],
      [
        pooling({ back: "(Z, dA) => todo(Z, dA)" }),
        "pool is right; poolBack: not tried yet",
      ],
    ]),
    alsoRight: [
      "const pooling = { pool: (Z) => matrix(Array.from({ length: Z.rows >> 1 }, (_, r) => Array.from({ length: Z.cols >> 1 }, (_, c) => Math.max(...[0, 1].flatMap((y) => [0, 1].map((x) => Z.at(2 * r + y, 2 * c + x))))))), poolBack: (Z, dA) => { const dZ = zeros(Z.rows, Z.cols); for (let r = 0; r < dA.rows; r++) for (let c = 0; c < dA.cols; c++) { let by = 0, bx = 0; for (const y of [0, 1]) for (const x of [0, 1]) if (Z.at(2 * r + y, 2 * c + x) > Z.at(2 * r + by, 2 * c + bx)) { by = y; bx = x; } dZ.data[(2 * r + by) * Z.cols + 2 * c + bx] += dA.at(r, c); } return dZ; } };",
    ],
  },
  ...networkAnswers,
};
