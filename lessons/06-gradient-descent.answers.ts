/** What learners write into the exercises of lesson 06. */
import { type LessonAnswers, withMore } from "../src/exercises/answers.ts";
import { secondAnswers } from "./06-gradient-descent.second-answers.ts";
import { isMinimum, rateLimit } from "./06-gradient-descent.end-answers.ts";

const gradient = (
  slopes: string,
  e = "const e = Math.exp(-(x * x + y * y));",
): string => `function gradient([x, y]) { ${e} return ${slopes}; }`;
const oneStep = (body: string): string =>
  `function oneStep(place, slopes, rate) { ${body} }`;
const map = (moved: string): string =>
  oneStep(`return place.map((v, i) => ${moved});`);
const descend = (body: string): string =>
  `function descend(slopesAt, from, rate, stop) { ${body} }`;
/** The usual loop with another test, and another end. */
const loop = (isOver: string, more = ""): string =>
  descend(`const path = [from];
  for (let i = 0; i < stop.steps; i++) {
    const slopes = slopesAt(path[i]);
    if (${isOver}) break;
    path.push(move(path[i], slopes, rate));
  }
  ${more} return path;`);
const first: LessonAnswers = {
  gradient: {
    wrong: [
      {
        answer: gradient("[e * (1 - 2 * x * x), -2 * y * e]"),
        says: "the factor x is still there",
      },
      {
        answer: gradient("[e * (1 - 2 * x * x), 2 * x * y * e]"),
        says: "sign of the second slope",
      },
      {
        answer: gradient("[e * (1 - 2 * x * x), e * (1 - 2 * y * y)]"),
        says: "the first factor is x, not y",
      },
      {
        answer: gradient("[e, -2 * x * y * e]"),
        says: "a nudge of x moves E as well",
      },
      {
        answer: gradient("[e * (1 - 2 * x), -2 * x * y * e]"),
        says: "x must be squared",
      },
      {
        answer: gradient("[e * (1 - x * x), -2 * x * y * e]"),
        says: "the slope of the square x x is 2x",
      },
      {
        answer: gradient("[-e * (1 - 2 * x * x), 2 * x * y * e]"),
        says: "the gradient points uphill",
      },
      {
        answer: gradient("[-2 * x * y * e, e * (1 - 2 * x * x)]"),
        says: "exchanged",
      },
      {
        answer: gradient(
          "[e * (1 - 2 * x * x), -2 * x * y * e]",
          "const e = Math.exp(x * x + y * y);",
        ),
        says: "needs its minus sign",
      },
      {
        answer: gradient(
          "[e * (1 - 2 * x * x), -2 * x * y * e]",
          "const e = Math.exp(-x * x + y * y);",
        ),
        says: "belongs to both squares",
      },
      {
        answer: gradient(
          "[e * (1 - 2 * x * x), -2 * x * y * e]",
          "const e = f([x, y]);",
        ),
        says: "E is the exponential alone",
      },
      {
        answer: gradient("[1 - 2 * x * x, -2 * x * y]"),
        says: "the exponential is missing",
      },
      { answer: gradient("[0.3033, -0.3033]"), says: "are the inputs used?" },
      {
        answer: gradient("e * (1 - 2 * x * x)"),
        says: "2 numbers",
      },
      {
        answer:
          "function gradient([x, y]) { [Math.exp(-(x * x + y * y)), 0]; }",
        says: "did you forget `return`?",
      },
      {
        answer:
          "function gradient([x, y]) { const h = 0.001; return [(f([x + h, y]) - f([x, y])) / h, (f([x, y + h]) - f([x, y])) / h]; }",
        says: "a nudge to one side",
      },
      {
        answer:
          "function gradient(x, y) { const e = Math.exp(-(x * x + y * y)); return [e * (1 - 2 * x * x), -2 * x * y * e]; }",
        says: "NaN",
      },
    ],
    alsoRight: [
      "const gradient = ([x, y]) => numericalGradient(f, [x, y]);",
      gradient("[e - 2 * x * x * e, x * (-2 * y * e)]"),
    ],
    endless: ["function gradient(place) { while (place) {} return place; }"],
  },
  oneStep: {
    wrong: [
      { answer: map("v + rate * slopes[i]"), says: "goes uphill" },
      { answer: map("v - slopes[i]"), says: "the rate is missing" },
      { answer: map("-rate * slopes[i]"), says: "that is the change" },
      { answer: map("(v - slopes[i]) * rate"), says: "mind the brackets" },
      { answer: map("v - slopes[i] / rate"), says: "not divided" },
      { answer: map("v - rate"), says: "the slope is missing" },
      { answer: map("v - rate * slopes[0]"), says: "its own slope" },
      {
        answer: map("v - rate * Math.sign(slopes[i])"),
        says: "only the sign",
      },
      {
        answer: map("v - rate * slopes[i] / Math.hypot(...slopes)"),
        says: "divided by its length",
      },
      {
        answer: oneStep(
          "return [place[0] - rate * slopes[0], place[1] - rate * slopes[1]];",
        ),
        says: "any number of coordinates",
      },
      {
        answer: oneStep(
          "for (let i = 0; i < place.length; i++) place[i] -= rate * slopes[i]; return place;",
        ),
        says: "work on a copy",
      },
      {
        answer: oneStep("place[0] -= rate * slopes[0]; return place;"),
        says: "only the first coordinate",
      },
      {
        answer: oneStep("return place - rate * slopes;"),
        says: "cannot be subtracted",
      },
      {
        answer: oneStep("place.map((v, i) => v - rate * slopes[i]);"),
        says: "did you forget `return`?",
      },
      {
        answer: oneStep(
          "return place.concat(place.map((v, i) => -rate * slopes[i]));",
        ),
        says: "added one by one",
      },
      { answer: map("(v - rate * slopes[i]).toFixed(2)"), says: "text" },
    ],
    alsoRight: [
      oneStep(
        "const next = [...place]; slopes.forEach((slope, i) => { next[i] -= slope * rate; }); return next;",
      ),
    ],
    endless: [
      oneStep("for (let i = 0; i < place.length; ) {} return place;"),
    ],
  },
  descend: {
    wrong: [
      {
        answer: loop("lengthOf(slopes) < stop.length", "path.shift();"),
        says: "the start is missing",
      },
      {
        answer: loop(
          "lengthOf(slopes) < stop.length",
          "return path[path.length - 1];",
        ),
        says: "the whole path is asked for",
      },
      { answer: loop("false"), says: "does not stop where the gradient" },
      {
        answer: loop("slopes[0] + slopes[1] < stop.length"),
        says: "the slopes are added",
      },
      {
        answer: loop("Math.abs(slopes[0]) < stop.length"),
        says: "only the first slope",
      },
      {
        answer: loop(
          "slopes.reduce((sum, slope) => sum + slope, 0) < stop.length",
        ),
        says: "the slopes are added, and cancel",
      },
      {
        answer: loop(
          "slopes.every((slope) => Math.abs(slope) < stop.length)",
        ),
        says: "by itself",
      },
      {
        answer: loop(
          "slopes.reduce((sum, slope) => sum + slope * slope, 0) < stop.length",
        ),
        says: "the root is missing",
      },
      {
        answer: loop("lengthOf(slopes) > stop.length"),
        says: "turned round",
      },
      {
        answer: loop("lengthOf(path[i]) < stop.length"),
        says: "length of the *gradient*",
      },
      {
        answer: descend(
          "const path = [from]; while (lengthOf(slopesAt(path[path.length - 1])) >= stop.length) path.push(move(path[path.length - 1], slopesAt(path[path.length - 1]), rate)); return path;",
        ),
        says: "at most `stop.steps`",
      },
      {
        answer: descend(
          "const path = [from]; for (let i = 0; i <= stop.steps; i++) { const s = slopesAt(path[i]); if (lengthOf(s) < stop.length) break; path.push(move(path[i], s, rate)); } return path;",
        ),
        says: "one step too many",
      },
      {
        answer: descend(
          "const path = [from]; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(path[i]); path.push(move(path[i], s, rate)); if (lengthOf(s) < stop.length) break; } return path;",
        ),
        says: "look at the gradient first",
      },
      {
        answer: descend(
          "const path = [from]; const s = slopesAt(from); for (let i = 0; i < stop.steps; i++) { if (lengthOf(s) < stop.length) break; path.push(move(path[i], s, rate)); } return path;",
        ),
        says: "take them anew at each place",
      },
      {
        answer: descend(
          "const place = [...from]; const path = [place]; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(place); if (lengthOf(s) < stop.length) break; place.forEach((_, j) => { place[j] -= rate * s[j]; }); path.push(place); } return path;",
        ),
        says: "the same array",
      },
      {
        answer: descend(
          "const path = [from]; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(path[i]); if (lengthOf(s) < stop.length) break; path.push(path[i].map((v, j) => v + rate * s[j])); } return path;",
        ),
        says: "goes uphill",
      },
      {
        answer: descend(
          "const path = [from]; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(path[i]); if (lengthOf(s) < stop.length) break; path.push(move(path[i], s, rate)); return path; }",
        ),
        says: "`return`",
      },
      {
        answer: descend(
          "const path = [from]; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(path[i]); if (lengthOf(s) < stop.length) break; path.push(...move(path[i], s, rate)); } return path;",
        ),
        says: "is not a function",
      },
    ],
    alsoRight: [
      descend(
        "const s = slopesAt(from); if (stop.steps === 0 || Math.hypot(...s) < stop.length) return [from]; return [from, ...descend(slopesAt, from.map((v, i) => v - rate * s[i]), rate, { ...stop, steps: stop.steps - 1 })];",
      ),
      descend(
        "let place = [...from]; const path = [place]; while (lengthOf(slopesAt(place)) >= stop.length && path.length <= stop.steps) { place = move(place, slopesAt(place), rate); path.push(place); } return path;",
      ),
    ],
    endless: [
      descend("const path = [from]; while (path.length > 0) {} return path;"),
    ],
  },
  rateLimit,
  isMinimum,
};

export const answers: LessonAnswers = withMore(first, secondAnswers);
