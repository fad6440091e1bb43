/** What learners write into the exercises of lesson 11. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";

const numberAt = (body: string): string =>
  `function numberAt(bytes, at) { ${body} }`;

const imagesOf = ({
  guard = 'if (numberOf(bytes, 0) !== numberOf(header, 0)) throw new Error("no images");',
  sizes = "[4, 8, 12].map((at) => numberOf(bytes, at))",
  shape = "zeros(count, height * width)",
  pixel = "bytes[16 + i] / 255",
  end = "return X;",
} = {}): string => `function imagesOf(bytes) {
  ${guard}
  const [count, height, width] = ${sizes};
  const X = ${shape};
  for (let i = 0; i < X.data.length; i++) X.data[i] = ${pixel};
  ${end}
}`;

const targetsOf = ({
  shape = "zeros(labels.length, classes)",
  set = "Y.data[i * classes + labels[i]] = 1;",
  end = "return Y;",
} = {}): string => `function targetsOf(labels, classes) {
  const Y = ${shape};
  for (let i = 0; i < labels.length; i++) { ${set} }
  ${end}
}`;

const splitRows = ({
  rows = "random.shuffle(Array.from({ length: count }, (_, i) => i))",
  aside = "Math.round(share * count)",
  parts = "{ validation: rows.slice(0, aside), training: rows.slice(aside) }",
} = {}): string => `function splitRows(count, share, random) {
  const rows = ${rows};
  const aside = ${aside};
  return ${parts};
}`;

const meanImages = ({
  add = "means.data[labels[i] * X.cols + j] += X.at(i, j) / counts[labels[i]];",
  shape = "zeros(classes, X.cols)",
  end = "return means;",
} = {}): string => `function meanImages(X, labels, classes) {
  const means = ${shape};
  const counts = Array.from({ length: classes }, () => 0);
  for (let i = 0; i < X.rows; i++) counts[labels[i]]++;
  for (let i = 0; i < X.rows; i++) for (let j = 0; j < X.cols; j++) { ${add} }
  ${end}
}`;

export const answers: LessonAnswers = {
  numberAt: {
    wrong: listed([
      [
        numberAt(
          "let s = 0; for (let i = 3; i >= 0; i--) s = s * 256 + bytes[at + i]; return s;",
        ),
        "reads from behind",
      ],
      [
        numberAt(
          "return bytes[at] + bytes[at + 1] + bytes[at + 2] + bytes[at + 3];",
        ),
        "not simply added",
      ],
      [
        numberAt(
          "let s = 0; for (let i = 0; i < 4; i++) s = s * 10 + bytes[at + i]; return s;",
        ),
        "not ten times",
      ],
      [
        numberAt(
          "let s = 0; for (let i = 0; i < 4; i++) s = s * 255 + bytes[at + i]; return s;",
        ),
        "a byte has 256 values",
      ],
      [
        numberAt("return bytes[at + 2] * 256 + bytes[at + 3];"),
        "only the last two bytes",
      ],
      [
        numberAt(
          "let s = 0; for (let i = 0; i < 4; i++) s = s * 256 + bytes[i]; return s;",
        ),
        "begin at place `at`",
      ],
      [
        numberAt(
          "return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];",
        ),
        "the sign bit",
      ],
      [
        numberAt(
          "let s = 0; for (let i = 1; i < 4; i++) s = s * 256 + bytes[at + i]; return s;",
        ),
        "the first byte is left out",
      ],
      [
        numberAt(
          "let s = 0; for (let i = 0; i < 4; i++) s = s * 256 + bytes[at + i];",
        ),
        "did you forget `return`?",
      ],
    ]),
    alsoRight: [
      "const numberAt = (bytes, at) => bytes[at] * 16777216 + bytes[at + 1] * 65536 + bytes[at + 2] * 256 + bytes[at + 3];",
      "const numberAt = (bytes, at) => ((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]) >>> 0;",
    ],
    endless: [
      numberAt(
        "let s = 0; for (let i = 0; i < 4; ) s = s * 256 + bytes[at]; return s;",
      ),
    ],
  },
  imagesOf: {
    wrong: listed([
      [imagesOf({ pixel: "bytes[16 + i]" }), "not scaled"],
      [imagesOf({ pixel: "bytes[16 + i] / 256" }), "not 256"],
      [imagesOf({ pixel: "bytes[i] / 255" }), "the header is read as pixels"],
      [imagesOf({ pixel: "bytes[15 + i] / 255" }), "one byte too early"],
      [imagesOf({ guard: "" }), "becomes a matrix of images"],
      [
        imagesOf({ shape: "zeros(height * width, count)" }),
        "rows and columns are exchanged",
      ],
      [imagesOf({ pixel: "1 - bytes[16 + i] / 255" }), "turned round"],
      [imagesOf({ pixel: "bytes[16 + i] > 127 ? 1 : 0" }), "keep the grey"],
      [imagesOf({ end: "" }), "did you forget `return`?"],
      [imagesOf({ end: "return X.toArray();" }), "a `Matrix`"],
    ]),
    alsoRight: [
      "function imagesOf(bytes) { if (bytes[2] !== 8 || bytes[3] !== 3) throw new RangeError('sign'); const n = numberOf(bytes, 4); const m = numberOf(bytes, 8) * numberOf(bytes, 12); return new Matrix(n, m, Float64Array.from(bytes.slice(16, 16 + n * m), (v) => v / 255)); }",
    ],
  },
  targetsOf: {
    wrong: listed([
      [
        targetsOf({
          set: "Y.data[labels[i] * labels.length + i] = 1;",
          shape: "zeros(classes, labels.length)",
        }),
        "a row for each label",
      ],
      [
        targetsOf({ set: "Y.data[i * classes + labels[i]] = labels[i];" }),
        "not the label",
      ],
      [
        targetsOf({ set: "Y.data[labels[i]] = 1;" }),
        "one number of each row",
      ],
      [targetsOf({ set: "" }), "all are 0"],
      [
        targetsOf({
          shape: "zeros(labels.length, Math.max(...labels) + 1)",
          set: "Y.data[i * Y.cols + labels[i]] = 1;",
        }),
        "the largest class may be missing",
      ],
      [
        "function targetsOf(labels) { return matrix(Array.from(labels, (label) => [label])); }",
        "a class is a name",
      ],
      [targetsOf({ end: "" }), "did you forget `return`?"],
    ]),
    alsoRight: [
      "const targetsOf = (labels, classes) => matrix(Array.from(labels, (label) => Array.from({ length: classes }, (_, k) => Number(k === label))));",
    ],
  },
  splitRows: {
    wrong: listed([
      [
        splitRows({ rows: "Array.from({ length: count }, (_, i) => i)" }),
        "the first rows are taken",
      ],
      [
        splitRows({
          parts:
            "{ training: rows.slice(0, aside), validation: rows.slice(aside) }",
        }),
        "the two parts are exchanged",
      ],
      [
        splitRows({
          parts: "{ validation: rows.slice(0, aside), training: rows }",
        }),
        "is a leak",
      ],
      [
        splitRows({
          parts:
            "{ validation: rows.slice(0, aside), training: rows.slice(aside + 1) }",
        }),
        "rows are lost",
      ],
      [
        splitRows({
          parts:
            "{ validation: Array.from({ length: aside }, () => random.integer(count)), training: rows }",
        }),
        "holds row",
      ],
      [
        splitRows({
          rows: "random.shuffle(Array.from({ length: count }, (_, i) => i + 1))",
        }),
        "rows count from 0",
      ],
      [
        splitRows({ aside: "Math.floor(share * count)" }),
        "`Math.round(share * count)`",
      ],
      [
        splitRows({
          rows: "seeded(1).shuffle(Array.from({ length: count }, (_, i) => i))",
        }),
        "is `random` used?",
      ],
      [
        splitRows({ parts: "[rows.slice(0, aside), rows.slice(aside)]" }),
        "has no `training`",
      ],
    ]),
    alsoRight: [
      "function splitRows(count, share, random) { const training = [...Array(count).keys()]; const validation = []; while (validation.length < Math.round(share * count)) validation.push(...training.splice(random.integer(training.length), 1)); return { training, validation }; }",
    ],
  },
  meanImages: {
    wrong: listed([
      [
        meanImages({
          add: "means.data[labels[i] * X.cols + j] += X.at(i, j);",
        }),
        "these are sums",
      ],
      [
        meanImages({
          add: "means.data[labels[i] * X.cols + j] += X.at(i, j) / X.rows;",
        }),
        "not of all rows",
      ],
      [
        meanImages({
          add: "means.data[labels[i] * X.cols + j] += X.at(i, j) / classes;",
        }),
        "not by the number of classes",
      ],
      [
        meanImages({
          add: "means.data[labels[i] * X.cols + j] = X.at(i, j);",
        }),
        "the last row of each class",
      ],
      [
        meanImages({
          shape: "zeros(X.cols, classes)",
          add: "means.data[j * classes + labels[i]] += X.at(i, j) / counts[labels[i]];",
        }),
        "rows and columns are exchanged",
      ],
      [
        meanImages({
          add: "for (let k = 0; k < classes; k++) means.data[k * X.cols + j] += X.at(i, j) / X.rows;",
        }),
        "the mean of all rows",
      ],
      [meanImages({ end: "" }), "did you forget `return`?"],
    ]),
    alsoRight: [
      "function meanImages(X, labels, classes) { const of = (k) => X.toArray().filter((_, i) => labels[i] === k); return matrix(Array.from({ length: classes }, (_, k) => of(k)[0].map((_, j) => of(k).reduce((s, row) => s + row[j], 0) / of(k).length))); }",
    ],
  },
};
