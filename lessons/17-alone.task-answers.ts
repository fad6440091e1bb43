/** What learners write into the two tasks of lesson 17. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";
import { changed } from "./17-alone.solutions.ts";

const spiral = changed("spiral");
const reader = (body: string): string =>
  `function spiralReader(X, Y, random) { ${body} }`;
/** The class of the nearest point that was seen, and what is said of it. */
const nearest = (said: string): string =>
  reader(
    `const seen = X.toArray(); const truth = classesOf(Y); const far = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2; return (asked) => asked.toArray().map((p) => truth[seen.reduce((best, q, i) => (far(p, q) < far(p, seen[best]) ? i : best), 0)]).map((k) => ${said});`,
  );
const flight = changed("throws");
const thrower = (body: string): string =>
  `function throwReader(X, Y, random) { ${body} }`;

/** Least squares by hand, for the best plane. */
const plane = thrower(
  "let [w, v, b] = [0, 0, 0]; const x = X.toArray().map(([s, a]) => [(s - 15) / 6, (a - 45) / 23]); for (let n = 0; n < 500; n++) { let [dw, dv, db] = [0, 0, 0]; x.forEach(([s, a], i) => { const e = w * s + v * a + b - Y.data[i]; dw += e * s; dv += e * a; db += e; }); w -= 0.2 * dw / X.rows; v -= 0.2 * dv / X.rows; b -= 0.2 * db / X.rows; } return (asked) => asked.toArray().map(([s, a]) => w * ((s - 15) / 6) + v * ((a - 45) / 23) + b);",
);

export const taskAnswers: LessonAnswers = {
  spiral: {
    wrong: listed([
      [
        reader(
          "return (asked) => Array.from({ length: asked.rows }, () => 0);",
        ),
        "about what guessing gives",
      ],
      [
        spiral("start([2, 40, 40, 3], random)", "start([2, 3], random)"),
        "straight lines",
      ],
      [
        spiral(
          "classesOf(forward(net, asked)[net.length])",
          "forward(net, asked)[net.length]",
        ).replace("n < 200", "n < 2"),
        "the number of the class is asked for",
      ],
      [nearest("k + 1"), "are the classes counted from 0?"],
      [
        reader("const answers = classesOf(Y); return answers;"),
        "the new samples come later",
      ],
      [reader("start([2, 3], random);"), "did you forget `return`?"],
      [
        reader("return (asked) => classesOf(Y).slice(0, 100);"),
        "one for each row",
      ],
      [
        spiral("0.1 : 0.02", "1e3 : 1e3").replace("n < 200", "n < 20"),
        "about what guessing gives",
      ],
      [reader("return (asked) => 1;"), "an array or a matrix of numbers"],
    ]),
    alsoRight: [nearest("k")],
  },
  throws: {
    wrong: listed([
      [
        thrower(
          "const mean = Y.data.reduce((a, b) => a + b, 0) / Y.rows; return (asked) => asked.toArray().map(() => mean);",
        ),
        "every throw gets the same answer",
      ],
      [plane, "about what a plane gives"],
      [flight(", (a) => 20 * a)", ", (a) => a)"), "scale the answers back"],
      [
        thrower(
          "let net = start([2, 8, 1], random); for (let n = 0; n < 5; n++) net = epoch(net, X, Y, 16, 0.1, random); return (asked) => forward(net, asked)[2].data;",
        ),
        "the numbers ran away",
      ],
      [
        flight("v / middles[i % 2] - 1", "v")
          .replace("y / 20", "y")
          .replace("20 * a", "a"),
        "are its inputs scaled?",
      ],
      [thrower("return 20;"), "the new samples come later"],
      [thrower("start([2, 1], random);"), "did you forget `return`?"],
      [thrower("return (asked) => asked;"), "one for each row"],
      [
        thrower(
          "return (asked) => asked.toArray().map(([speed]) => 3 * speed);",
        ),
        "no better",
      ],
    ]),
    alsoRight: [
      thrower(
        "const g = 9.81; return (asked) => asked.toArray().map(([v, a]) => (v * v * Math.sin((2 * a * Math.PI) / 180)) / g);",
      ),
    ],
  },
};
