/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  updates: {
    wrong: [
      {
        answer:
          "function updates(samples: number, size: number, epochs: number) { return Math.ceil(samples / (size * epochs)); }",
        says: "the epochs come on top: multiply by them, do not divide",
      },
      {
        answer:
          "function updates(samples: number, size: number, epochs: number) { return (Math.ceil(samples / size) - 1) * epochs; }",
        says: "one batch of each epoch is missing: where the size divides",
      },
      {
        answer:
          "function updates(samples: number, size: number, epochs: number) { return Array.from({ length: epochs }, () => Math.ceil(samples / size)); }",
        says: "these are the parts: add them up",
      },
      {
        answer:
          "function updates(samples: number, size: number, epochs: number) { return Math.ceil(samples / size) ** epochs; }",
        says: "each epoch adds the same number of updates: multiply, no",
      },
      {
        answer:
          "function updates(samples: number, size: number, epochs: number) { return Math.floor(samples / size) * epochs + (samples % size > 0 ? 1 : 0); }",
        says: "every epoch ends with a smaller batch of its own, not only",
      },
    ],
    alsoRight: [
      "function updates(n: number, s: number, e: number) { let u = 0; for (let k = 0; k < e; k++) for (let i = 0; i < n; i += s) u++; return u; }",
      "function updates(samples: number, size: number, epochs: number) { return epochs * ((samples - (samples % size)) / size + (samples % size ? 1 : 0)); }",
    ],
  },
  shuffled: {
    wrong: [],
    alsoRight: [
      "function shuffled(list: number[], random: Random) { const out = [...list]; for (let i = out.length - 1; i > 0; i--) { const j = random.integer(i + 1); const t = out[i]; out[i] = out[j]; out[j] = t; } return out; }",
      "function shuffled(list: number[], random: Random) { const out = list.slice(); let i = out.length; while (--i > 0) { const j = random.integer(i + 1); out.splice(i, 1, out.splice(j, 1, out[i])[0]); } return out; }",
    ],
  },
  slices: {
    wrong: [
      {
        answer:
          "function slices(list: number[], size: number) { const out: number[][] = []; for (let i = 1; i < list.length; i += size) out.push(list.slice(i, i + size)); return out; }",
        says: "the first number is left out: places begin at 0",
      },
      {
        answer:
          "function slices(list: number[], size: number) { const out: number[] = []; for (let i = 0; i < list.length; i += size) out.push(...list.slice(i, i + size)); return out; }",
        says: "one number stands where a list is asked for",
      },
      {
        answer:
          "function slices(list: number[], size: number) { return Math.ceil(list.length / size); }",
        says: "one number stands where a list is asked for",
      },
      {
        answer:
          "function slices(list: number[], size: number) { return list.slice(0, size); }",
        says: "one number stands where a list is asked for",
      },
      {
        answer:
          "function slices(list: number[], size: number) { const n = Math.ceil(list.length / size); return Array.from({ length: n }, (_, k) => list.filter((_, i) => i % n === k)); }",
        says: "a slice holds numbers that stand beside each other in the",
      },
      {
        answer:
          "function slices(list: number[], size: number) { const out: number[][] = []; for (let i = 0; i < list.length; i += 4) out.push(list.slice(i, i + 4)); return out; }",
        says: "the size is a fixed number: use `size`",
      },
      {
        answer:
          "function slices(list: number[], size: number) { return Array.from({ length: Math.ceil(list.length / size) }, (_, k) => Array.from({ length: size }, (_, j) => list[k * size + j] ?? 0)); }",
        says: "the last slice is filled up with zeros: it may be shorter",
      },
    ],
    alsoRight: [
      "function slices(list: number[], size: number) { return Array.from({ length: Math.ceil(list.length / size) }, (_, k) => list.slice(k * size, (k + 1) * size)); }",
      "function slices(list: number[], size: number) { return list.reduce<number[][]>((o, v, i) => { if (i % size === 0) o.push([]); o[o.length - 1].push(v); return o; }, []); }",
    ],
  },
  epoch: {
    wrong: [
      {
        answer:
          "function epoch(net: Net, data: Dataset, order: number[], size: number, rate: number) { let now = net; for (let i = 0; i < order.length; i += size) { now = moved(net, gradient(now, rowsOf(data, order.slice(i, i + size))), rate); } return now; }",
        says: "each step begins at the first network again: go on from the",
      },
      {
        answer:
          "function epoch(net: Net, data: Dataset, order: number[], size: number, rate: number) { let now = net; for (let i = 0; i < order.length; i += size) { now = moved(now, gradient(now, rowsOf(data, order.slice(i, i + size))), rate / size); } return now; }",
        says: "`gradient` is a mean already: do not divide the rate by the",
      },
      {
        answer:
          "function epoch(net: Net, data: Dataset, order: number[], size: number, rate: number) { let now = net; for (let i = 0; i < order.length; i += size) { now = moved(now, gradient(now, rowsOf(data, order.slice(i, i + size))), rate * size); } return now; }",
        says: "the rate is used as it is, whatever the size of the batch",
      },
      {
        answer:
          "function epoch(net: Net, data: Dataset, order: number[], size: number, rate: number) { let now = net; for (let i = 0; i < order.length; i += size) { now = moved(now, gradient(now, rowsOf(data, order.slice(i, i + size))), 0.1); } return now; }",
        says: "the rate is a fixed number: use `rate`",
      },
      {
        answer:
          "function epoch(net: Net, data: Dataset, order: number[], size: number, rate: number) { let now = net; for (let i = 0; i < order.length; i += size) { now = moved(now, gradient(now, rowsOf(data, order.slice(i, i + size))), rate); } return [now]; }",
        says: "it is a list of one; write the object without brackets",
      },
      {
        answer:
          "function epoch(net: Net, data: Dataset, order: number[], size: number, rate: number) { let now = net; for (let i = 0; i < order.length; i += 4) { now = moved(now, gradient(now, rowsOf(data, order.slice(i, i + 4))), rate); } return now; }",
        says: "the size is a fixed number: use `size`",
      },
      {
        answer:
          "function epoch(net: Net, data: Dataset, order: number[], size: number, rate: number) { let now = net; for (let i = 0; i < order.length; i += size) { now = moved(now, gradient(now, rowsOf(data, order.slice(i, i + size))), rate); now = moved(now, gradient(now, rowsOf(data, order.slice(i, i + size))), rate); } return now; }",
        says: "each batch takes two steps; in an epoch it takes one",
      },
    ],
    alsoRight: [
      "function epoch(net: Net, data: Dataset, order: number[], size: number, rate: number) { return slices(order, size).reduce((n, rows) => moved(n, gradient(n, rowsOf(data, rows)), rate), net); }",
      "function epoch(net: Net, data: Dataset, order: number[], size: number, rate: number) { let at = 0; let n = { ...net }; while (at < order.length) { const g = gradient(n, rowsOf(data, order.filter((_, i) => i >= at && i < at + size))); n = moved(n, g, rate); at += size; } return n; }",
    ],
  },
};
