/** What learners write into the last two exercises of lesson 06: the limit of the rate, and the test for a minimum. */
import type { ExerciseAnswers } from "../src/exercises/answers.ts";

const limit = (
  result: string,
  bend = "(slopesAt(at.with(i, v + h))[i] - slopesAt(at.with(i, v - h))[i]) / (2 * h)",
): string => `function rateLimit(slopesAt, at) {
  const h = 1e-5;
  const bends = at.map((v, i) => ${bend});
  return ${result};
}`;
const test = (body: string): string =>
  `function isMinimum(h, [x, y], r) { ${body} }`;
const eight = (fits: string): string =>
  test(`const m = [-r, 0, r];
  const around = m.flatMap((dx) => m.map((dy) => [x + dx, y + dy])).filter((_, i) => i !== 4);
  return ${fits};`);

export const rateLimit: ExerciseAnswers = {
  wrong: [
    {
      answer: limit("2 / Math.min(...bends)"),
      says: "not the smallest",
    },
    {
      answer: limit("1 / Math.max(...bends)"),
      says: "half of what it should be",
    },
    { answer: limit("Math.max(...bends)"), says: "2 divided by it" },
    {
      answer: limit("Math.max(...bends) / 2"),
      says: "upside down",
    },
    {
      answer: limit("2 / bends[0]"),
      says: "only the first coordinate",
    },
    {
      answer: limit("2 / bends.reduce((s, b) => s + b, 0)"),
      says: "are not added",
    },
    {
      answer: limit("2 / Math.hypot(...bends)"),
      says: "not the length of all",
    },
    {
      answer: limit("bends.map((b) => 2 / b)"),
      says: "one rate must be good for all",
    },
    { answer: limit("2 / Math.max(...slopesAt(at))"), says: "slopes" },
    {
      answer: limit(
        "2 / Math.max(...bends)",
        "(slopesAt(at.with(i, v - h))[i] - slopesAt(at.with(i, v + h))[i]) / (2 * h)",
      ),
      says: "the sign is turned round",
    },
    {
      answer: limit(
        "2 / Math.max(...bends)",
        "(slopesAt(at.with(i, v + h))[i] - slopesAt(at.with(i, v - h))[i]) / h",
      ),
      says: "2 h",
    },
    {
      answer: limit(
        "2 / Math.max(...bends)",
        "(slopesAt(at.with(i, v + h))[0] - slopesAt(at)[0]) / h",
      ),
      says: "only the first coordinate",
    },
    { answer: limit("1.1658"), says: "are the inputs used?" },
    {
      answer:
        "function rateLimit(slopesAt, at) { const bends = at.map((v, i) => { at[i] += 1e-5; return slopesAt(at)[i] / 1e-5; }); return 2 / Math.max(...bends); }",
      says: "a copy",
    },
    {
      answer:
        "function rateLimit(slopesAt, at) { const h = 1e-5; const m = at.map((v) => v + h); return 2 / Math.max(...at.map((v, i) => (slopesAt(m)[i] - slopesAt(at)[i]) / h)); }",
      says: "nudged together",
    },
    {
      answer: limit(
        "2 / Math.max(...bends)",
        "slopesAt(at.with(i, v + h))[i] - slopesAt(at)[i]",
      ),
      says: "divided by the nudge",
    },
  ],
  alsoRight: [
    limit(
      "Math.min(...bends.map((b) => 2 / b))",
      "(slopesAt(at.with(i, v + h))[i] - slopesAt(at)[i]) / h",
    ),
    "const rateLimit = (slopesAt, at) => 2 / Math.max(...at.map((v, i) => centralDifference((u) => slopesAt(at.with(i, u))[i], v, 1e-3)));",
  ],
  endless: [
    "function rateLimit(slopesAt, at) { let i = 0; while (i < at.length) slopesAt(at); return i; }",
  ],
};

export const isMinimum: ExerciseAnswers = {
  wrong: [
    {
      answer: test(
        "return h([x + r, y]) > h([x, y]) && h([x - r, y]) > h([x, y]) && h([x, y + r]) > h([x, y]) && h([x, y - r]) > h([x, y]);",
      ),
      says: "four corners are missing",
    },
    {
      answer: eight("around.every((p) => h(p) >= h([x, y]))"),
      says: "level ground is no minimum",
    },
    {
      answer: eight("around.some((p) => h(p) > h([x, y]))"),
      says: "all eight must be higher",
    },
    {
      answer: eight("around.every((p) => h(p) < h([x, y]))"),
      says: "test for a top",
    },
    {
      answer: eight("!around.every((p) => h(p) > h([x, y]))"),
      says: "exchanged",
    },
    {
      answer: test("return lengthOf(numericalGradient(h, [x, y])) < 0.01;"),
      says: "whether the ground is level",
    },
    {
      answer: test(
        "for (const dx of [-r, 0, r]) for (const dy of [-r, 0, r]) if (h([x + dx, y + dy]) <= h([x, y])) return false; return true;",
      ),
      says: "the place itself",
    },
    {
      answer: test(
        "return h([x + r, y]) > h([x, y]) && h([x, y + r]) > h([x, y]);",
      ),
      says: "only one side",
    },
    {
      answer: eight("around.filter((p) => h(p) > h([x, y])).length"),
      says: "how many are higher",
    },
    {
      answer: test(
        "const m = [-1, 0, 1]; return m.every((dx) => m.every((dy) => (dx === 0 && dy === 0) || h([x + dx, y + dy]) > h([x, y])));",
      ),
      says: "`r` is not used",
    },
    {
      answer: eight("around.forEach((p) => h(p) > h([x, y]))"),
      says: "did you forget `return`?",
    },
    {
      answer: test("return h([x, y]) < 0;"),
      says: "compare with the places around",
    },
    {
      answer: test("return h(x, y) < h(x + r, y);"),
      says: "array",
    },
    {
      answer: test(
        "for (const dx of [-r, r]) for (const dy of [-r, r]) if (h([x + dx, y + dy]) <= h([x, y])) return false; return true;",
      ),
      says: "only the corners",
    },
    {
      answer: test(
        "for (const dx of [-r, 0, r]) for (const dy of [-r, 0, r]) if ((dx || dy) && h([dx, dy]) <= h([x, y])) return false; return true;",
      ),
      says: "not around (0, 0)",
    },
    {
      answer: test(
        "let ok = true; for (const dx of [-r, 0, r]) for (const dy of [-r, 0, r]) if (dx || dy) ok = h([x + dx, y + dy]) > h([x, y]); return ok;",
      ),
      says: "only one place decides",
    },
  ],
  alsoRight: [
    eight("Math.min(...around.map((p) => h(p))) > h([x, y])"),
    test(
      "for (const dx of [-r, 0, r]) for (const dy of [-r, 0, r]) { if (dx === 0 && dy === 0) continue; if (h([x + dx, y + dy]) <= h([x, y])) return false; } return true;",
    ),
  ],
  endless: [test("while (r > 0) {} return true;")],
};
