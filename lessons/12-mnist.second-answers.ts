/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  parameters: {
    wrong: [
      {
        answer:
          "function parameterCount(sizes: number[]): number { const [a, b, c] = sizes; return a * b + b + b * c + c; }",
        says: "only for three sizes: a loop goes through as many as there",
      },
      {
        answer:
          "function parameterCount(sizes: number[]): number { const [a, b, c, d] = sizes; return a * b + b + b * c + c + c * d + d; }",
        says: "only for four sizes: a loop goes through as many as there",
      },
      {
        answer:
          "function parameterCount(sizes: number[]): number { return sizes.length === 4 ? 6442 : 23860; }",
        says: "these are the numbers of the two networks in the text; the",
      },
      {
        answer:
          "function parameterCount(sizes: number[]): number { let n = 0; for (let i = 1; i < sizes.length; i++) n += (sizes[i - 1] + 1) * (sizes[i] + 1); return n; }",
        says: "the bias is one more input of each unit, but no unit more:",
      },
      {
        answer:
          "function parameterCount(sizes: number[]): number { let n = 0; for (let i = 1; i < sizes.length; i++) { n += sizes[i - 1] * sizes[i]; if (i < sizes.length - 1) n += sizes[i]; } return n; }",
        says: "the units of the last layer have biases, too",
      },
      {
        answer:
          "function parameterCount(sizes: number[]): number { let n = 0; for (let i = 1; i < sizes.length; i++) { n += sizes[i - 1] * sizes[i] + sizes[i]; return n; } return n; }",
        says: "only the first layer is counted: `return` stands inside the",
      },
      {
        answer:
          "function parameterCount(sizes: number[]) { return sizes.slice(1).map((s, i) => s * sizes[i] + s); }",
        says: "these are the parts: add them up",
      },
      {
        answer:
          "function parameterCount(sizes: number[]) { let weights = 0, biases = 0; for (let i = 1; i < sizes.length; i++) { weights += sizes[i - 1] * sizes[i]; biases += sizes[i]; } return { weights, biases }; }",
        says: "one number is asked for, and this is an object",
      },
      {
        answer:
          "function parameterCount(sizes: number[]): number { let n = 0; for (let i = 1; i < sizes.length; i++) n = sizes[i - 1] * sizes[i] + sizes[i]; return n; }",
        says: "only the last layer is left: add to the count, `+=` and not",
      },
    ],
    alsoRight: [
      "const parameterCount = (sizes: number[]) => sizes.slice(1).reduce((n, s, i) => n + (sizes[i] + 1) * s, 0);",
      "function parameterCount([a, b, ...rest]: number[]): number { return b === undefined ? 0 : (a + 1) * b + parameterCount([b, ...rest]); }",
      "function parameterCount(sizes: number[]): number { let biases = -sizes[0]; let w = 0; sizes.forEach((s, i) => { biases += s; if (i > 0) w += s * sizes[i - 1]; }); return w + biases; }",
    ],
  },
  accuracy: {
    wrong: [
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]): number { return rows.filter((r, i) => r[labels[i]] === Math.max(...r)).length / rows.length; }",
        says: "of two equally large numbers only the first is the answer;",
      },
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]): number { return rows.filter((r, i) => r.indexOf(Math.max(...r)) === labels[i]).length / 10; }",
        says: "divide by the number of rows, which need not be 10",
      },
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]): number { return rows.filter((r, i) => r.indexOf(Math.max(...r)) + 1 === labels[i]).length / rows.length; }",
        says: "places are counted from 0, as the labels are",
      },
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]): number { let n = 0; rows.forEach((r, i) => { let best = 0; for (let j = 1; j < r.length - 1; j++) if (r[j] > r[best]) best = j; if (best === labels[i]) n++; }); return n / rows.length; }",
        says: "the last class is never the answer: the search stops one",
      },
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]): number { let n = 0; rows.forEach((r, i) => { let best = 0; for (let j = 1; j < 3; j++) if (r[j] > r[best]) best = j; if (best === labels[i]) n++; }); return n / rows.length; }",
        says: "only the first 3 classes are looked at: go to `row.length`",
      },
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]): number { let n = 0; for (let i = 1; i < rows.length; i++) if (rows[i].indexOf(Math.max(...rows[i])) === labels[i]) n++; return n / rows.length; }",
        says: "the first row is not counted: rows begin at 0",
      },
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]): number { let n = 0; rows.forEach((r, i) => { const label = r[labels[i]]; r.sort((a, b) => b - a); if (r[0] === label) n++; }); return n / rows.length; }",
        says: "of two equally large numbers only the first is the answer;",
      },
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]) { return rows.map((r) => r.indexOf(Math.max(...r))); }",
        says: "these are the answers; now count how many are the label,",
      },
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]) { return rows.map((r, i) => r.indexOf(Math.max(...r)) === labels[i]); }",
        says: "this says of each row whether it is right; now count, and",
      },
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]) { return rows.reduce((s, r, i) => s - Math.log(r[labels[i]]), 0) / rows.length; }",
        says: "that is the loss (cross-entropy); the accuracy only asks",
      },
      {
        answer:
          "function accuracy(rows: number[][], labels: number[]): number { return rows.filter((r, i) => r.findIndex((p) => Math.round(p) === 1) === labels[i]).length / rows.length; }",
        says: "the largest probability need not be above 0.5",
      },
    ],
    alsoRight: [
      "function accuracy(P: number[][], t: number[]) { let hits = 0; for (let k = P.length - 1; k >= 0; k--) { let at = 0; for (let j = 1; j < P[k].length; j++) if (P[k][j] > P[k][at]) at = j; hits += at === t[k] ? 1 : 0; } return hits / t.length; }",
      "const accuracy = (rows: number[][], labels: number[]) => { const a = rows.map((r) => argmaxRows(new Matrix(1, r.length, Float64Array.from(r)))[0]); return a.reduce((s, v, i) => s + Number(v === labels[i]) / a.length, 0); };",
      "const accuracy = (rows: number[][], labels: number[]) => 1 - rows.filter((r, i) => r.some((p, j) => p > r[labels[i]] || (p === r[labels[i]] && j < labels[i]))).length / rows.length;",
    ],
  },
  confusion: {
    wrong: [
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t = Array.from({ length: 10 }, () => new Array(10).fill(0)); actual.forEach((a, i) => t[a][predicted[i]]++); return t; }",
        says: "the size is 10x10 for every input: does a fixed number",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t: number[][] = Array.from({ length: classes }, () => []); actual.forEach((a, i) => t[a][predicted[i]]++); return t; }",
        says: "every row must have all its places: begin with zeros, then",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t: number[][] = Array.from({ length: classes }, () => new Array(classes)); actual.forEach((a, i) => { t[a][predicted[i]] = (t[a][predicted[i]] ?? 0) + 1; }); return t; }",
        says: "this place was never set: begin with zeros, or return",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t = Array.from({ length: classes }, () => new Array(classes).fill(0)); actual.forEach((a, i) => t[a][predicted[i]]++); return t.map((r) => { const s = r.reduce((x: number, y: number) => x + y, 0); return r.map((v: number) => v / s); }); }",
        says: "the table holds counts, not shares of a row",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t = Array.from({ length: classes }, () => new Array(classes).fill(0)); for (let i = 0; i < actual.length - 1; i++) t[actual[i]][predicted[i]]++; return t; }",
        says: "the last sample is not counted",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t = Array.from({ length: classes }, () => new Array(classes).fill(0)); for (let i = 1; i < actual.length; i++) t[actual[i]][predicted[i]]++; return t; }",
        says: "the first sample is not counted: places begin at 0",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t = Array.from({ length: classes + 1 }, () => new Array(classes + 1).fill(0)); actual.forEach((a, i) => t[a][predicted[i]]++); return t; }",
        says: "there is one row and one column too many: the classes are 0",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t = new Array(classes * classes).fill(0); actual.forEach((a, i) => t[a * classes + predicted[i]]++); return t; }",
        says: "the numbers are right, but all in one row: every row is an",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t = Array.from({ length: classes }, () => new Array(classes).fill(0)); actual.forEach((a, i) => t[a][i % classes]++); return t; }",
        says: "the column is the answer, `predicted[i]`, not the place `i`",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { return Array.from({ length: classes }, () => new Array(classes).fill(0)); }",
        says: "the zeros are right; now add 1 for each sample",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { return Array.from({ length: classes }, (_, c) => actual.filter((a, i) => a === c && predicted[i] === c).length); }",
        says: "these are the right answers of each class, the diagonal;",
      },
      {
        answer: `function countPairs(actual: number[], predicted: number[], classes: number) { const t: Record<string, number> = {}; actual.forEach((a, i) => { const k = \`\${a},\${predicted[i]}\`; t[k] = (t[k] ?? 0) + 1; }); return t; }`,
        says: "a list is asked for, and this is an object",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t = new Map(); actual.forEach((a, i) => t.set(a, predicted[i])); return t; }",
        says: "a list is asked for, and this is an object",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t = Array.from({ length: classes }, () => new Array(classes).fill(1)); actual.forEach((a, i) => t[a][predicted[i]]++); return t; }",
        says: "every count is 1 too large: begin with zeros",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t: number[][] = []; actual.forEach((a, i) => { t[a] ??= new Array(classes).fill(0); t[a][predicted[i]]++; }); return t; }",
        says: "every row must have all its places: begin with zeros, then",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { return confusionMatrix({ actual, predicted }); }",
        says: "a list is asked for, and this is an object",
      },
      {
        answer:
          "function countPairs(actual: number[], predicted: number[], classes: number) { const t = Array.from({ length: classes }, () => new Array(classes).fill(0)); actual.forEach((a, i) => { t[a][predicted[i]]++; t[predicted[i]][a]++; }); return t; }",
        says: "each sample is counted twice, once with rows and columns",
      },
    ],
    alsoRight: [
      "const countPairs = (a: number[], p: number[], n: number) => [...Array(n).keys()].map((t) => [...Array(n).keys()].map((q) => a.filter((x, i) => x === t && p[i] === q).length));",
      "const countPairs = (a: number[], p: number[], n: number) => { const t = Array.from({ length: n }, () => new Uint32Array(n)); for (const i in a) t[a[i]][p[i]] += 1; return t; };",
      "const countPairs = (a: number[], p: number[], n: number) => { const m = new Matrix(n, n); a.forEach((t, i) => { m.data[t * n + p[i]] += 1; }); return m.toArray(); };",
    ],
  },
  earlyStopping: {
    wrong: [
      {
        answer:
          "function bestEpoch(losses: number[], patience: number): number { let best = 0; for (let e = 1; e < losses.length; e++) { if (losses[e] < losses[best]) best = e; else if (e - best >= patience) return e; } return losses.length - 1; }",
        says: "the epoch of the lowest loss is kept, not the one where it",
      },
      {
        answer:
          "function bestEpoch(losses: number[], patience: number): number { let best = 0; for (let e = 1; e < losses.length; e++) { if (losses[e] < losses[best]) best = e; else if (e - best >= patience - 1) break; } return best; }",
        says: "one epoch too few: only after `patience` bad epochs in a row",
      },
      {
        answer:
          "function bestEpoch(losses: number[], patience: number): number { let bad = 0; for (let e = 1; e < losses.length; e++) { if (losses[e] < losses[e - 1]) bad = 0; else bad++; if (bad >= patience) return e - patience; } return losses.length - 1; }",
        says: "compare with the lowest loss so far, not with the loss",
      },
      {
        answer:
          "function bestEpoch(losses: number[], patience: number): number { for (let e = 1; e < losses.length; e++) if (losses[e] > losses[e - 1]) return e - 1; return losses.length - 1; }",
        says: "it stops at the first bad epoch; wait until `patience` of",
      },
      {
        answer:
          "function bestEpoch(losses: number[], patience: number) { let best = 0; for (let e = 1; e < losses.length; e++) { if (losses[e] < losses[best]) best = e; else if (e - best >= patience) return best; } }",
        says: "the loop may come to the end without a stop: return the",
      },
      {
        answer:
          "function bestEpoch(losses: number[], patience: number) { let best = 0; for (let e = 1; e < losses.length; e++) { if (losses[e] < losses[best]) best = e; else if (e - best >= patience) return best; } return losses.length - 1; }",
        says: "if the loop comes to the end, the epoch of the lowest loss",
      },
      {
        answer:
          "function bestEpoch(losses: number[], patience: number): number { return losses.length - patience; }",
        says: "the losses are not looked at: search for the lowest",
      },
      {
        answer:
          "function bestEpoch(losses: number[], patience: number): number { const few = losses.slice(0, patience); return few.indexOf(Math.min(...few)); }",
        says: "the patience counts the bad epochs in a row, not the epochs",
      },
      {
        answer:
          "function bestEpoch(losses: number[], patience: number): number { let best = 1; for (let e = 2; e < losses.length; e++) { if (losses[e] < losses[best]) best = e; else if (e - best >= patience) break; } return best; }",
        says: "the first epoch may be the best one, too: begin with epoch 0",
      },
    ],
    alsoRight: [
      "function bestEpoch(L: number[], n: number) { let lowest = Infinity, kept = 0, wait = 0, e = 0; while (e < L.length && wait < n) { if (L[e] < lowest) { lowest = L[e]; kept = e; wait = 0; } else wait += 1; e += 1; } return kept; }",
      "const bestEpoch = (l: number[], n: number, at = 0): number => { const next = l.slice(at + 1, at + 1 + n).findIndex((v) => v < l[at]); return next < 0 ? at : bestEpoch(l, n, at + 1 + next); };",
      "const bestEpoch = (losses: number[], patience: number) => losses.findIndex((loss, e) => losses.slice(e + 1, e + 1 + patience).every((later) => later >= loss) && losses.slice(0, e).every((b) => b > loss));",
    ],
  },
};
