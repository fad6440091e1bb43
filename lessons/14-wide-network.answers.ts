/** What learners write into the exercises of lesson 14. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";

const loops = {
  i: "for (let i = 0; i < A.rows; i++) {",
  j: "for (let j = 0; j < n; j++) {",
  k: "for (let k = 0; k < m; k++) {",
};

/** A product of three loops, from outside in. */
const product = (
  name: string,
  order: readonly (keyof typeof loops)[],
  {
    line = "c[i * n + j] += a[i * m + k] * b[k * n + j];",
    zero = "",
    C = "zeros(A.rows, B.cols)",
    end = "return C;",
  } = {},
): string => `function ${name}(A, B) {
  const C = ${C};
  const [a, b, c] = [A.data, B.data, C.data];
  const [m, n] = [A.cols, B.cols];
  ${loops[order[0]]} ${loops[order[1]]} ${zero} ${loops[order[2]]} ${line} } } }
  ${end}
}`;

const byRows = (change = {}): string =>
  product("byRows", ["i", "k", "j"], change);
const skipZeros = (zero: string, change = {}): string =>
  product("skipZeros", ["i", "k", "j"], { zero, ...change });

const rates = (value: string): string =>
  `function ratesFrom(least, most, count) { return Array.from({ length: count }, (_, i) => ${value}); }`;

const choose = (body: string): string =>
  `function chooseRate(trials) { ${body} }`;

export const answers: LessonAnswers = {
  byRows: {
    wrong: listed([
      ["const byRows = byTheBook;", "the letter of the innermost loop"],
      [
        byRows({ line: "c[i * n + j] = a[i * m + k] * b[k * n + j];" }),
        "overwrites the one before",
      ],
      [
        byRows({ line: "c[i * n + j] += a[k * A.rows + i] * b[k * n + j];" }),
        "read down its columns",
      ],
      [
        byRows({ line: "c[i * n + j] += a[k] * b[k * n + j];" }),
        "takes row 0 of A",
      ],
      [
        byRows({
          C: "zeros(B.cols, A.rows)",
          line: "c[j * A.rows + i] += a[i * m + k] * b[k * n + j];",
        }),
        "are exchanged",
      ],
      [
        'import { matmul } from "chainrule";\nconst byRows = (A, B) => matmul(A, B);',
        "write the three loops",
      ],
      [
        "import { matrix } from 'chainrule';\nfunction byRows(A, B) { const rows = B.toArray(); return matrix(A.toArray().map((r) => rows[0].map((_, j) => r.reduce((s, x, k) => s + x * rows[k][j], 0)))); }",
        "of the time of the product by the book",
      ],
      [byRows({ end: "" }), "did you forget `return`?"],
    ]),
    alsoRight: [
      product("byRows", ["k", "i", "j"]),
      byRows({ zero: "if (a[i * m + k] === 0) continue;" }),
    ],
    endless: [
      byRows({ line: "c[i * n + j] += a[i * m + k] * b[k * n + j]; j--;" }),
    ],
  },
  skipZeros: {
    wrong: listed([
      [skipZeros(""), "`if (a === 0) continue;`"],
      [
        skipZeros("if (a[i * m + k] === 0) break;"),
        "`break` leaves the loop",
      ],
      [
        skipZeros("if (a[i * m + k] !== 0) continue;"),
        "the condition is turned round",
      ],
      [
        skipZeros("if (a[i * m + k] <= 0) continue;"),
        "numbers below 0 are left out",
      ],
      [
        skipZeros("if (Math.abs(a[i * m + k]) < 0.5) continue;"),
        "small numbers are left out",
      ],
      [
        skipZeros("", {
          line: "if (b[k * n + j] !== 0) c[i * n + j] += a[i * m + k] * b[k * n + j];",
        }),
        "look at the number of A before",
      ],
      [
        skipZeros("if (a[i * m + k] === 0) continue;", {
          line: "c[i * n + j] = a[i * m + k] * b[k * n + j];",
        }),
        "overwrites the one before",
      ],
      [
        skipZeros("if (a[i * m + k] === 0) continue;", { end: "" }),
        "did you forget `return`?",
      ],
    ]),
    alsoRight: [
      product("skipZeros", ["k", "i", "j"], {
        zero: "const x = a[i * m + k]; if (!x) continue;",
      }),
    ],
  },
  ratesFrom: {
    wrong: listed([
      [
        rates("least + ((most - least) * i) / (count - 1)"),
        "equal differences",
      ],
      [
        rates("least * (most / least) ** (i / count)"),
        "`most` is not reached",
      ],
      [
        rates("least * (most / least) ** ((i + 1) / count)"),
        "`least` is left out",
      ],
      [
        rates("most * (least / most) ** (i / (count - 1))"),
        "the order is turned round",
      ],
      [rates("least * 10 ** i"), "the factor is always 10"],
      [rates("least * (most / least / (count - 1)) ** i"), "do not divide"],
      [
        "function ratesFrom(least, most, count) { return [least, most]; }",
        "2 numbers",
      ],
      [
        "function ratesFrom(least, most, count) { const f = (most / least) ** (1 / (count - 1)); Array.from({ length: count }, (_, i) => least * f ** i); }",
        "did you forget `return`?",
      ],
    ]),
    alsoRight: [
      rates(
        "Math.exp(Math.log(least) + ((Math.log(most) - Math.log(least)) * i) / (count - 1))",
      ),
    ],
    endless: [
      "function ratesFrom(least, most, count) { const list = []; while (list.length < count) list.pop(); return list; }",
    ],
  },
  chooseRate: {
    wrong: listed([
      [
        choose(
          "const d = trials.filter((t) => !Number.isNaN(t.validation)); d.sort((a, b) => b.training - a.training); return d[0].rate;",
        ),
        "best *training* accuracy",
      ],
      [
        choose(
          "const d = trials.filter((t) => !Number.isNaN(t.validation)); d.sort((a, b) => b.validation - a.validation || a.rate - b.rate); return d[0].validation;",
        ),
        "its rate is asked for",
      ],
      [
        choose(
          "const d = trials.filter((t) => !Number.isNaN(t.validation)); d.sort((a, b) => b.validation - a.validation || a.rate - b.rate); return d[0];",
        ),
        "the whole trial",
      ],
      [
        choose(
          "let best = trials[0]; for (const t of trials) if (t.validation > best.validation) best = t; return best.rate;",
        ),
        "a comparison with NaN",
      ],
      [
        choose(
          "const d = trials.filter((t) => t.validation > 0); let best = d[0]; for (const t of d) if (t.validation > best.validation) best = t; return best.rate;",
        ),
        "the first was taken",
      ],
      [
        choose(
          "const d = trials.filter((t) => t.validation > 0); let best = d[0]; for (const t of d) if (t.validation >= best.validation) best = t; return best.rate;",
        ),
        "the last was taken",
      ],
      [
        choose(
          "const best = Math.max(...trials.map((t) => t.validation)); return trials.find((t) => t.validation === best)?.rate;",
        ),
        "`Math.max` gives NaN",
      ],
      [
        choose(
          "const d = trials.filter((t) => t.validation > 0); d.sort((a, b) => a.validation - b.validation); return d[0].rate;",
        ),
        "the worst one",
      ],
      [choose("return 0.1;"), "the answer is the same for every input"],
    ]),
    alsoRight: [
      choose(
        "let best = { rate: Infinity, validation: -1 }; for (const t of trials) if (t.validation > best.validation || (t.validation === best.validation && t.rate < best.rate)) best = t; return best.rate;",
      ),
    ],
  },
};
