/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  double: {
    wrong: [
      {
        answer: "function double(x: number) { return x ^ 2; }",
        says: "`^` is no power and no product in TypeScript; the sign for",
      },
      {
        answer: "function double(x: number) { return [x, x]; }",
        says: "these are the parts: add them up",
      },
      {
        answer: "function double(x: number) { return x + x + 1; }",
        says: "every result is too large by 1",
      },
      {
        answer: "function double(x: number) { return { x: 2 * x }; }",
        says: "one number is asked for, and this is an object",
      },
      {
        answer: "function double(x: number) { return 2 ** x; }",
        says: "`**` is a power; the sign for times is `*`",
      },
      {
        answer: "function double(x: number) { return 20 * x; }",
        says: "every result is 10 times as large as it should be",
      },
    ],
    alsoRight: [
      "function double(x: number) { return x + x; }",
      "function double(x: number) { return x / 0.5; }",
      "const double = (v: number) => [v, v].reduce((a, b) => a + b, 0);",
    ],
  },
  walk: {
    wrong: [
      {
        answer:
          "function walk(count: number, random: Random) { const places = [0]; for (let i = 0; i < count; i++) { const step = random.next() <= 0.5 ? -1 : 1; places.push(places[places.length - 1] + step); } return places; }",
        says: "only a number *below* 0.5 means to the left: `<`, not `<=`",
      },
      {
        answer:
          "function walk(count: number, random: Random) { const places = [0]; for (let i = 0; i < count; i++) { const step = random.next() < 0.5 ? -1 : 1; places.push(places[places.length - 1] + step); } return places[places.length - 1]; }",
        says: "one number stands where a list is asked for",
      },
      {
        answer:
          "function walk(count: number, random: Random) { const places = [0]; for (let i = 0; i < count; i++) { const step = random.next() < 0.5 ? -1 : 0; places.push(places[places.length - 1] + step); } return places; }",
        says: "some steps are 0: is a second random number taken for the",
      },
    ],
    alsoRight: [
      "function walk(count: number, random: Random) { const places = [0]; for (let i = 0; i < count; i++) { const step = random.integer(2) === 0 ? -1 : 1; places.push(places[places.length - 1] + step); } return places; }",
      "function walk(count: number, random: Random) { const places = [0]; for (let i = 0; i < count; i++) { const step = random.next() < 0.5 ? -1 : 1; places.push(places.at(-1)! + step); } return places; }",
      "function walk(n: number, r: Random) { let at = 0; return [0, ...Array.from({ length: n }, () => (at += Math.sign(r.next() - 0.5) || 1))]; }",
      "function walk(n: number, rand: Random) { const p = new Array<number>(n + 1).fill(0); let i = 1; while (i <= n) { p[i] = p[i - 1] + 1; if (rand.next() < 0.5) p[i] -= 2; i++; } return p; }",
    ],
  },
  choose: {
    wrong: [
      {
        answer:
          "function choose(now: Line, next: Line, count: (line: Line) => number) { return count(next) === count(now) ? next : now; }",
        says: "fewer mistakes are as welcome as equally many: `<=`, not",
      },
      {
        answer:
          "function choose(now: Line, next: Line, count: (line: Line) => number) { return count(next) <= count(now) ? { ...now, ...next, b: now.b } : now; }",
        says: "the two lines are mixed: return one of them as it is",
      },
      {
        answer:
          "function choose(now: Line, next: Line, count: (line: Line) => number) { return count(next) <= count(now) ? [next] : [now]; }",
        says: "it is a list of one; write the object without brackets",
      },
      {
        answer:
          "function choose(now: Line, next: Line, count: (line: Line) => number) { if (count(next) <= count(now)) return next; }",
        says: "some calls come to the end without a `return`: what is to",
      },
      {
        answer:
          "function choose(now: Line, next: Line, count: (line: Line) => number) { return String(count(next)) <= String(count(now)) ? next : now; }",
        says: "numbers are compared as numbers, not as texts",
      },
      {
        answer:
          "function choose(now: Line, next: Line, count: (line: Line) => number) { return count(next) <= count(now) + 1 ? next : now; }",
        says: "one mistake more is too many: `next` must make no more",
      },
      {
        answer:
          "function choose(now: Line, next: Line, count: (line: Line) => number) { return count(next) <= count(now) ? next.w : now.w; }",
        says: "it is a list; the results need their names",
      },
      {
        answer:
          "function choose(now: Line, next: Line, count: (line: Line) => number) { return Math.random() < 0.5 ? next : now; }",
        says: "the output must follow from the inputs alone",
      },
      {
        answer:
          "function choose(now: Line, next: Line, count: (line: Line) => number) { return count(now) - count(next); }",
        says: "that says how much better the step is; return the line,",
      },
    ],
    alsoRight: [
      "function choose(now: Line, next: Line, count: (line: Line) => number) { return count(now) < count(next) ? now : next; }",
      "function choose(a: Line, b: Line, n: (line: Line) => number) { let best = a; if (!(n(b) > n(best))) best = b; return best; }",
      "function choose(now: Line, next: Line, count: (line: Line) => number) { return ({ ...(count(next) <= count(now) ? next : now) }); }",
    ],
  },
};
