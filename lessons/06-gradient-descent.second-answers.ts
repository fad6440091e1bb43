/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  gradient: {
    wrong: [
      {
        answer:
          "function gradient([x, y]: number[]): number[] { const e = Math.exp(-(x + y)); return [e * (1 - x), -x * e]; }",
        says: "that is the gradient of `x * Math.exp(-(x + y))`; here x",
      },
      {
        answer:
          "function gradient([x, y]: number[]) { const e = Math.exp(-(x * x + y * y)); return { x: e * (1 - 2 * x * x), y: -2 * x * y * e }; }",
        says: "a list is asked for, and this is an object",
      },
      {
        answer:
          "function gradient([x, y]: number[]) { const e = Math.exp(-(x * x + y * y)); return e * (1 - 2 * x * x) + -2 * x * y * e; }",
        says: "a list is asked for, and this is one number",
      },
      {
        answer:
          "function gradient([x, y]: number[]) { const e = Math.exp(-(x * x + y * y)); return Math.hypot(e * (1 - 2 * x * x), -2 * x * y * e); }",
        says: "a list is asked for, and this is one number",
      },
      {
        answer:
          "function gradient([x, y]: number[]) { const e = Math.exp(-(x * x + y * y)); return (e * (1 - 2 * x * x), -2 * x * y * e); }",
        says: "a list is asked for, and this is one number",
      },
      {
        answer:
          "function gradient([x, y]: number[]): number[] { const e = Math.exp(-(x * x + y * y)); return [e * (1 - 2 * x * x), todo()]; }",
        says: "`gradient([0.5, 0.5])`[1] is not written yet; the parts that",
      },
      {
        answer:
          "function gradient([x, y]: number[]): number[] { const e = Math.exp(-(x * x + y * y)); return [e * (1 - 2 * x * x)]; }",
        says: "the last is missing",
      },
      {
        answer:
          "function gradient([x, y]: number[]) { const e = Math.exp(-(x * x + y * y)); return [[e * (1 - 2 * x * x), -2 * x * y * e]]; }",
        says: "the numbers are right, but in rows: one flat list is asked",
      },
      {
        answer:
          "function gradient([x, y]: number[]) { return x * Math.exp(-(x * x + y * y)); }",
        says: "a list is asked for, and this is one number",
      },
      {
        answer:
          "function gradient([x, y]: number[]): number[] { const e = Math.exp(-(x * x + y * y)); return [e * (1 - 2 * x * x), -2 * x * y * e].map((v) => Number(v.toFixed(2))); }",
        says: "the result is rounded to 2 digits: return it as it is",
      },
      {
        answer:
          "function gradient(x: number, y: number): number[] { const e = Math.exp(-(x * x + y * y)); return [e * (1 - 2 * x * x), -2 * x * y * e]; }",
        says: "it takes 2 inputs and is given 1: a list, such as `[x, y]`,",
      },
    ],
    alsoRight: [
      "const gradient = (place: number[]) => numericalGradient(f, place);",
      "function gradient(p: number[]): number[] { const v = f(p); const [x, y] = p; const E = Math.exp(-x * x) * Math.exp(-y * y); return [E - 2 * x * v, -2 * y * v]; }",
      "const gradient = ([x, y]: number[]) => [1 - 2 * x ** 2, -2 * x * y].map((s) => s / Math.exp(x ** 2 + y ** 2));",
    ],
  },
  oneStep: {
    wrong: [
      {
        answer:
          "function oneStep(place: number[], slopes: number[], rate: number): number[] { return place.map((v, i) => (v - rate) * slopes[i]); }",
        says: "mind the brackets: the rate is multiplied with the slope,",
      },
      {
        answer:
          "function oneStep(place: number[], slopes: number[], rate: number) { return place.map((v, i) => { v - rate * slopes[i]; }); }",
        says: "this place was never set: begin with zeros, or return",
      },
      {
        answer:
          "function oneStep(place: number[], slopes: number[], rate: number) { const s = slopes.reduce((a, b) => a + b, 0); return place.map((v) => v - rate * s); }",
        says: "the slopes are added up: each coordinate goes by its own",
      },
      {
        answer:
          "function oneStep(place: number[], slopes: number[], rate: number) { return [place, place.map((v, i) => v - rate * slopes[i])]; }",
        says: "only the new place is asked for, not the old one with it",
      },
      {
        answer:
          "function oneStep(place: number[], slopes: number[], rate: number) { return place.map((v, i) => Number((v - rate * slopes[i]).toFixed(2))); }",
        says: "the result is rounded to 2 digits: return it as it is",
      },
      {
        answer:
          "function oneStep(place: number[], slopes: number[], rate: number) { const g = gradientAt(place); return place.map((v, i) => v - rate * g[i]); }",
        says: "the slopes are handed in: use `slopes`, not the gradient of",
      },
      {
        answer:
          "function oneStep(place: number[], slopes: number[], rate: number) { return place.map((v, i) => v - rate * slopes[i] / place.length); }",
        says: "nothing is shared out: each coordinate goes by rate times",
      },
      {
        answer:
          "function oneStep(place: number[], slopes: number[], rate: number) { const next = [...place]; for (let i = 0; i < place.length - 1; i++) next[i] -= rate * slopes[i]; return next; }",
        says: "all but the last number are right: look how the last one is",
      },
    ],
    alsoRight: [
      "function oneStep(p: number[], s: number[], r: number) { const n: number[] = []; for (const i in p) n.push(p[i] + s[i] * -r); return n; }",
      "const oneStep = (p: number[], s: number[], r: number) => Array.from(p, (v, k) => -(r * s[k] - v));",
      "function oneStep(place: number[], slopes: number[], rate: number) { const next = place.slice(); slopes.forEach((s, i) => { next[i] -= s * rate; }); return next; }",
    ],
  },
  descend: {
    wrong: [
      {
        answer:
          "function descend(slopesAt: Gradient, from: number[], rate: number, stop: Stop): number[][] { const path = [from]; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(path[i]); if (lengthOf(s) <= stop.length) break; path.push(move(path[i], s, rate)); } return path; }",
        says: "a gradient exactly as long as `stop.length` is not shorter:",
      },
      {
        answer:
          "function descend(slopesAt: Gradient, from: number[], rate: number, stop: Stop): number[][] { const path = [from]; for (let i = 0; i < stop.steps; i++) { const s = gradientAt(path[i]); if (lengthOf(s) < stop.length) break; path.push(move(path[i], s, rate)); } return path; }",
        says: "that is the gradient of one landscape; call `slopesAt`,",
      },
      {
        answer:
          "function descend(slopesAt: Gradient, from: number[], rate: number, stop: Stop): number[][] { const path = [from]; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(path[i]); if (Math.abs(s[0]) + Math.abs(s[1] ?? 0) < stop.length) break; path.push(move(path[i], s, rate)); } return path; }",
        says: "the slopes are added without their signs; the length is the",
      },
      {
        answer:
          "function descend(slopesAt: Gradient, from: number[], rate: number, stop: Stop): number[][] { const path = [from]; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(path[i]); if (lengthOf(path[i]) < stop.length) break; path.push(move(path[i], s, rate)); } return path; }",
        says: "the length of the *gradient* is asked for,",
      },
      {
        answer:
          "function descend(slopesAt: Gradient, from: number[], rate: number, stop: Stop): number[][] { return [from, move(from, slopesAt(from), rate)]; }",
        says: "that is one step; repeat it, until the gradient is short or",
      },
      {
        answer:
          "function descend(slopesAt: Gradient, from: number[], rate: number, stop: Stop) { const path = [from]; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(path[i]); if (lengthOf(s) < stop.length) return path; path.push(move(path[i], s, rate)); } }",
        says: "some calls come to the end without a `return`: what is to",
      },
      {
        answer:
          "function descend(slopesAt: Gradient, from: number[], rate: number, stop: Stop) { const path: number[][] = []; let p = from; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(p); if (lengthOf(s) < stop.length) break; path.push(s); p = move(p, s, rate); } return path; }",
        says: "these are the slopes; the path is made of the places",
      },
      {
        answer:
          "function descend(slopesAt: Gradient, from: number[], rate: number, stop: Stop) { const path = [from]; let p = from; for (let i = 0; i < stop.steps; i++) { const s = slopesAt(p); path.push(p); if (lengthOf(s) < stop.length) continue; p = move(p, s, rate); } return path; }",
        says: "the same place is in the path several times: leave the loop",
      },
      {
        answer:
          "function descend(slopesAt: Gradient, from: number[], rate: number, stop: Stop) { const path = [from]; for (let i = 0; i < stop.steps; i++) { const n = move(path[i], slopesAt(path[i]), rate); if (Math.abs(n[0] - path[i][0]) < stop.length) break; path.push(n); } return path; }",
        says: "it stops when the place hardly moves; it should stop when",
      },
    ],
    alsoRight: [
      "function descend(g: Gradient, from: number[], rate: number, { length, steps }: Stop) { const path = [[...from]]; let s = g(from); while (path.length <= steps && !(lengthOf(s) < length)) { const at = path[path.length - 1].map((v, i) => v - rate * s[i]); path.push(at); s = g(at); } return path; }",
      "const descend = (g: Gradient, from: number[], rate: number, stop: Stop): number[][] => { const s = g(from); return stop.steps <= 0 || Math.sqrt(s.reduce((t, v) => t + v * v, 0)) < stop.length ? [from] : [from, ...descend(g, move(from, s, rate), rate, { ...stop, steps: stop.steps - 1 })]; };",
      "function descend(slopesAt: Gradient, from: number[], rate: number, stop: Stop) { const path = [from]; for (let p = from, n = 0; n < stop.steps && lengthOf(slopesAt(p)) >= stop.length; n += 1) { p = move(p, slopesAt(p), rate); path.push(p); } return path; }",
    ],
  },
  rateLimit: {
    wrong: [
      {
        answer:
          "function rateLimit(slopesAt: Gradient, at: number[]): number { const h = 0.1; const c = at.map((v, i) => (slopesAt(at.with(i, v + h))[i] - slopesAt(at.with(i, v - h))[i]) / (2 * h)); return 2 / Math.max(...c); }",
        says: "the nudge is so long that the ground bends on the way: take",
      },
      {
        answer:
          "function rateLimit(slopesAt: Gradient, at: number[]): number { const h = 1e-15; const c = at.map((v, i) => (slopesAt(at.with(i, v + h))[i] - slopesAt(at.with(i, v - h))[i]) / (2 * h)); return 2 / Math.max(...c); }",
        says: "the nudge is so short that rounding hides the change: take",
      },
      {
        answer:
          "function rateLimit(slopesAt: Gradient, at: number[]): number { const h = 1e-5; const c = at.map((v, i) => slopesAt(at.with(i, v + h))[i] - slopesAt(at.with(i, v - h))[i]); return 2 / Math.max(...c); }",
        says: "the change of the slope must be divided by the nudge, to",
      },
      {
        answer:
          "function rateLimit(slopesAt: Gradient, at: number[]): number { const h = 1e-5; const c = at.map((v, i) => (gradientAt(at.with(i, v + h))[i] - gradientAt(at.with(i, v - h))[i]) / (2 * h)); return 2 / Math.max(...c); }",
        says: "that is the gradient of one landscape; call `slopesAt`,",
      },
      {
        answer:
          "function rateLimit(slopesAt: Gradient, at: number[]): number { const h = 1e-5; const c = at.map((v, i) => (slopesAt(at.with(i, v + h))[i] - slopesAt(at.with(i, v - h))[i]) / (2 * h)); return 1.99 / Math.max(...c); }",
        says: "every result must be 1.00503 times as large",
      },
      {
        answer:
          "function rateLimit(slopesAt: Gradient, at: number[]): number { const h = 1e-5; let largest = 0; for (let i = 1; i < at.length; i++) largest = Math.max(largest, (slopesAt(at.with(i, at[i] + h))[i] - slopesAt(at.with(i, at[i] - h))[i]) / (2 * h)); return 2 / largest; }",
        says: "the first coordinate is left out: they begin at 0",
      },
    ],
    alsoRight: [
      "function rateLimit(slopesAt: Gradient, at: number[]): number { const h = 0.001; const c = at.map((v, i) => (slopesAt(at.with(i, v + h))[i] - slopesAt(at)[i]) / h); return 2 / Math.max(...c); }",
      "function rateLimit(g: Gradient, at: number[]) { let c = 0; at.forEach((_, i) => { const p = [...at]; p[i] += 1e-6; const q = [...at]; q[i] -= 1e-6; c = Math.max(c, (g(p)[i] - g(q)[i]) / 2e-6); }); return 2 / c; }",
      "const rateLimit = (g: Gradient, at: number[]) => Math.min(...at.map((v, i) => 4e-4 / (g(at.with(i, v + 1e-4))[i] - g(at.with(i, v - 1e-4))[i])));",
      "const rateLimit = (g: Gradient, at: number[]) => 2 / Math.max(...at.map((_, i) => numericalGradient((p) => g(p)[i], at)[i]));",
    ],
  },
  isMinimum: {
    wrong: [
      {
        answer:
          "function isMinimum(h: Height, [x, y]: number[], r: number): boolean { for (const a of [-r, 0, r]) for (const b of [-r, 0, r]) { if (h([x + a, y + b]) <= h([x, y])) return false; else return true; } return true; }",
        says: "the first place decides: `true` is returned only after the",
      },
      {
        answer:
          "function isMinimum(h: Height, [x, y]: number[], r: number): boolean { return [-r, 0, r].every((a) => [-r, 0, r].every((b) => (a === 0 && b === 0) || f([x + a, y + b]) > f([x, y]))); }",
        says: "that is the height of one landscape; call `h`, which is",
      },
      {
        answer:
          "function isMinimum(h: Height, [x, y]: number[], r: number) { return [-r, 0, r].flatMap((a) => [-r, 0, r].map((b) => h([x + a, y + b]) > h([x, y]))); }",
        says: "`true` or `false` is asked for, and this is a list",
      },
      {
        answer:
          "function isMinimum(h: Height, place: number[], r: number): boolean { return Math.hypot(place[0] - bottom[0], place[1] - bottom[1]) < r; }",
        says: "that asks how near the hollow of our landscape is; `h` may",
      },
      {
        answer:
          "function isMinimum(h: Height, [x, y]: number[], r: number): boolean { return h([x, y - r]) > h([x, y]) && h([x, y + r]) > h([x, y]); }",
        says: "only two directions are looked at, along the second",
      },
      {
        answer:
          "function isMinimum(h: Height, [x, y]: number[], r: number): boolean { let n = 0; for (const a of [-r, 0, r]) for (const b of [-r, 0, r]) if (h([x + a, y + b]) > h([x, y])) n++; return n > 4; }",
        says: "higher in most directions is not enough: all eight must be",
      },
      {
        answer:
          "function isMinimum(h: Height, [x, y]: number[], r: number) { for (const a of [-r, 0, r]) for (const b of [-r, 0, r]) { if (a === 0 && b === 0) continue; if (h([x + a, y + b]) <= h([x, y])) return false; } }",
        says: "some calls come to the end without a `return`: what is to",
      },
      {
        answer:
          "function isMinimum(h: Height, [x, y]: number[], r: number): boolean { return [[x - r, y], [x + r, y], [x, y - r], [x, y + r], [x - r, y - r], [x + r, y + r]].every((p) => h(p) > h([x, y])); }",
        says: "two of the four corners are missing",
      },
      {
        answer:
          "function isMinimum(h: Height, [x, y]: number[], r: number): boolean { for (let a = -r; a < r; a += r) for (let b = -r; b < r; b += r) if (!(a === 0 && b === 0) && h([x + a, y + b]) <= h([x, y])) return false; return true; }",
        says: "one side is left out: the moves are `-r`, `0` and `r`, the",
      },
    ],
    alsoRight: [
      "const isMinimum = (h: Height, [x, y]: number[], r: number) => { const hs: number[] = []; for (let i = -1; i < 2; i++) for (let j = -1; j < 2; j++) hs.push(h([x + i * r, y + j * r])); return hs.filter((v) => v <= hs[4]).length === 1; };",
      "function isMinimum(h: Height, place: number[], r: number) { const [x, y] = place; return Math.min(h([x - r, y - r]), h([x, y - r]), h([x + r, y - r]), h([x - r, y]), h([x + r, y]), h([x - r, y + r]), h([x, y + r]), h([x + r, y + r])) > h(place); }",
      "function isMinimum(h: Height, p: number[], r: number) { let ok = true; for (const a of [-1, 0, 1]) for (const b of [-1, 0, 1]) ok &&= Math.abs(a) + Math.abs(b) === 0 || h([p[0] + r * a, p[1] + r * b]) > h(p); return ok; }",
    ],
  },
};
