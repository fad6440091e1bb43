/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  backward: {
    wrong: [
      {
        answer:
          "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const dz2 = 2 * (a2 - y) * a2 * (1 - a2);const dz1 = dz2 * p.w2 * a1 * (1 - a1); return { w1: dz1, b1: dz1, w2: dz2, b2: dz2 }; }",
        says: "each weight has the slope of its z alone: it is multiplied by its own",
      },
      {
        answer:
          "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const dz2 = 2 * (a2 - y) * a2 * (1 - a2);const dz1 = dz2 * p.w1 * a1 * (1 - a1);return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 }; }",
        says: "the way from z2 back to a1 leads through w2, not through w1",
      },
      {
        answer:
          "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const dz2 = 2 * (a2 - 1) * a2 * (1 - a2);const dz1 = dz2 * p.w2 * a1 * (1 - a1);return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 }; }",
        says: "the target is the `y` that is handed in, not 1",
      },
      {
        answer:
          "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const dz2 = 2 * (a2 - y) * a2 * (1 - a2);const dz1 = dz2 * start.w2 * a1 * (1 - a1);return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 }; }",
        says: "-0.8 is the weight of one network only: use `p.w2`",
      },
      {
        answer:
          "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const dz2 = 2 * (a2 - y) * a2 * (1 - a2);const dz1 = dz2 * -0.8 * a1 * (1 - a1);return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 }; }",
        says: "-0.8 is the weight of one network only: use `p.w2`",
      },
      {
        answer:
          "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const dz2 = 2 * (a2 - y) * a2 * (1 - a2);const dz1 = dz2 * p.w2 * a1 * (1 - a1);return { w1: dz1 * x, b1: dz1, w2: dz2 * a2, b2: dz2 }; }",
        says: "the input of w2 is a1; a2 is what comes out at the end",
      },
      {
        answer:
          "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const dz2 = 2 * (a2 - y) * a2 * (1 - a2);const dz1 = dz2 * p.w2 * a1 * (1 - a1);return { w1: dz1 * x, b1: dz1 * p.b1, w2: dz2 * a1, b2: dz2 * p.b2 }; }",
        says: "a bias is multiplied by 1, so it gets the slope of its z: `b1: dz1`,",
      },
      {
        answer:
          "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const dz2 = 2 * (a2 - y) * a2 * (1 - a2);const dz1 = dz2 * p.w2 * a1 * (1 - a1);return { w1: dz1 * x, b1: 1, w2: dz2 * a1, b2: 1 }; }",
        says: "a bias is multiplied by 1, so it gets the slope of its z: `b1: dz1`,",
      },
      {
        answer:
          "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const dz2 = 2 * (a2 - y) * a2 * (1 - a2);const dz1 = dz2 * p.w2 * a1 * (1 - a1);return { w1: dz1 * p.w1, b1: dz1, w2: dz2 * p.w2, b2: dz2 }; }",
        says: "a weight is multiplied by its input, so the slope along it is dz",
      },
    ],
    alsoRight: [
      "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const one = (a2 - y) * 2 * (a2 - a2 ** 2), two = (a1 - a1 * a1) * one * p.w2; return { w1: two * x, b1: two, w2: one * a1, b2: one }; }",
      "function backward(p: Parameters, x: number, y: number): Parameters { const { a1, a2 } = forward(p, x, y); const back = (up: number, out: number) => up * out * (1 - out); const b2 = back(2 * (a2 - y), a2); const b1 = back(b2 * p.w2, a1); return Object.assign({ b1, b2 }, { w1: b1 * x, w2: b2 * a1 }); }",
    ],
  },
  passBack: {
    wrong: [
      {
        answer:
          "function passBack(from: Value): void { for (const [input, slope] of from.inputs) { input.grad = slope * from.grad; } }",
        says: "what the input had before is lost: write `+=`, not `=`",
      },
      {
        answer:
          "function passBack(from: Value): void { for (const [input, slope] of from.inputs) { input.grad += slope; } }",
        says: "the slope that came back, `from.grad`, is not used",
      },
      {
        answer:
          "function passBack(from: Value): void { for (const [input] of from.inputs) { input.grad += from.grad; } }",
        says: "the local slope is not used",
      },
      {
        answer:
          "function passBack(from: Value): void { for (const [input, slope] of from.inputs) { input.grad -= slope * from.grad; } }",
        says: "the sign is turned round",
      },
      {
        answer:
          "function passBack(from: Value): void { for (const [input, slope] of from.inputs) { input.grad *= slope * from.grad; } }",
        says: "`*=` multiplies what the input had; the share is added: `+=`",
      },
      {
        answer:
          "function passBack(from: Value): void { for (const [input, slope] of from.inputs) { input.grad += slope * input.grad; } }",
        says: "the slope that came back is `from.grad`; here `input.grad` is in its",
      },
      {
        answer:
          "function passBack(from: Value): void { for (const [input, slope] of from.inputs) { input.grad += slope * from.data; } }",
        says: "`from.data` is the value; its slope is `from.grad`",
      },
      {
        answer:
          "function passBack(from: Value): void { const [input, slope] = from.inputs[0]; input.grad += slope * from.grad; }",
        says: "only the first input gets its share: go through all of `from.inputs`,",
      },
      {
        answer:
          "function passBack(from: Value): void { for (const [input, slope] of from.inputs) { input.grad + slope * from.grad; } }",
        says: "nothing has arrived: is `input.grad` set?",
      },
    ],
    alsoRight: [
      "function passBack(from: Value): void { for (let i = from.inputs.length - 1; i >= 0; i--) { const entry = from.inputs[i]; entry[0].grad = entry[0].grad + from.grad * entry[1]; } }",
      "const passBack = ({ inputs, grad }: Value): void => inputs.forEach(([input, slope]) => { input.grad -= -slope * grad; });",
    ],
  },
  order: {
    wrong: [
      {
        answer:
          'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return ["a", "b", "u", "v", "w"]; }',
        says: "that is the forward pass; the backward walk begins at the end",
      },
      {
        answer:
          'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return ["w", "u", "v", "a", "b"]; }',
        says: "`v` is made of `u`, so a slope of `u` is still to come from it",
      },
      {
        answer:
          'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return ["w", "u", "v", "b", "a"]; }',
        says: "`v` is made of `u`, so a slope of `u` is still to come from it",
      },
      {
        answer:
          'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return "wvuab"; }',
        says: "one text stands where a list is asked for",
      },
      {
        answer:
          'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return ["W", "V", "U", "A", "B"]; }',
        says: '"W" is no value of this graph: write "a", "b", "u", "v" and "w", each',
      },
      {
        answer:
          'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return [5, 4, 3, 2, 1]; }',
        says: '5 is no value of this graph: write "a", "b", "u", "v" and "w", each',
      },
      {
        answer:
          'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return ["w, v, u, a, b"]; }',
        says: '"w, v, u, a, b" is no value of this graph: write "a", "b", "u", "v"',
      },
      {
        answer:
          'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return ["c", "b", "a"]; }',
        says: '"c" is no value of this graph: write "a", "b", "u", "v" and "w", each',
      },
      {
        answer:
          'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return ["L", "w", "v", "u", "a", "b"]; }',
        says: '"L" is no value of this graph: write "a", "b", "u", "v" and "w", each',
      },
    ],
    alsoRight: [
      'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return ["w", "v", "u", "b", "a"]; }',
      'function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] { return ["a", "b", "u", "v", "w"].reverse(); }',
    ],
  },
  operations: {
    wrong: [
      {
        answer:
          "const operations = { exp: (z) => new Value(Math.exp(z.data), [z, Math.exp(z.data)]), tanh: (z: Value): Value => { const a = Math.tanh(z.data); return new Value(a, [[z, 1 - a * a]]); } };",
        says: "the inputs are a list of pairs, the value before its slope: `[[z,",
      },
      {
        answer:
          "const operations = { exp: (z) => { const a = Math.exp(z.data); return new Value(a, [[z, a * (1 - a)]]); }, tanh: (z: Value): Value => { const a = Math.tanh(z.data); return new Value(a, [[z, 1 - a * a]]); } };",
        says: "a (1 - a) is the slope of the sigmoid",
      },
      {
        answer:
          "const operations = { exp: (z) => { const a = Math.exp(z.data); return new Value(a, [[z, Math.exp(a)]]); }, tanh: (z: Value): Value => { const a = Math.tanh(z.data); return new Value(a, [[z, 1 - a * a]]); } };",
        says: "the exponential is taken twice: its slope is the output itself",
      },
      {
        answer:
          "const operations = { exp: (z) => { const a = Math.exp(z.data); return new Value(a, [[new Value(z.data), a]]); }, tanh: (z: Value): Value => { const a = Math.tanh(z.data); return new Value(a, [[z, 1 - a * a]]); } };",
        says: "nothing arrives: the first of the pair must be the `z` that came in,",
      },
      {
        answer:
          "const operations = { exp: (z: Value): Value => { const a = Math.exp(z.data); return new Value(a, [[z, a]]); }, tanh: (z) => { const a = Math.tanh(z.data); return new Value(1 - a * a, [[z, a]]); } };",
        says: "that is the slope; the number comes first, and the slope into the pair",
      },
      {
        answer:
          "const operations = { exp: (z: Value): Value => { const a = Math.exp(z.data); return new Value(a, [[z, a]]); }, tanh: (z) => { const a = Math.tanh(z.data); return new Value(a, [[z, 1 - Math.tanh(a) ** 2]]); } };",
        says: "the tanh is applied twice: a is its output already",
      },
      {
        answer:
          "const operations = { exp: (z: Value): Value => { const a = Math.exp(z.data); return new Value(a, [[z, a]]); }, tanh: (z) => { const a = Math.tanh(z.data); return new Value(a, [[z, (1 - a) ** 2]]); } };",
        says: "square a first, then subtract: 1 - a a",
      },
      {
        answer:
          "const operations = { exp: (z: Value): Value => { const a = Math.exp(z.data); return new Value(a, [[z, a]]); }, tanh: (z) => { const a = Math.tanh(z.data); return new Value(a, [z, 1 - a * a]); } };",
        says: "the inputs are a list of pairs, the value before its slope: `[[z,",
      },
      {
        answer:
          "const operations = { exp: (z: Value): Value => { const a = Math.exp(z.data); return new Value(a, [[z, a]]); }, tanh: (z) => { const a = Math.tanh(z.data); return new Value(a, [[z, 1 - a ^ 2]]); } };",
        says: "`^` is no power in TypeScript: write `a * a`",
      },
    ],
    alsoRight: [
      "const operations = { exp: (z: Value) => { const one = Math.exp(z.data / 2); const half = new Value(one, [[z, one / 2]]); return multiply(half, half); }, tanh: (z: Value) => add(multiply(new Value(2), sigmoidOf(multiply(new Value(2), z))), new Value(-1)) };",
      "const operations = { exp: (z: Value): Value => { const a = Math.exp(z.data); return new Value(a, [[z, a]]); }, tanh: (z: Value) => { const a = Math.tanh(z.data); return new Value(a, [[z, 1], [z, -(a ** 2)]]); } };",
      "const operations = { exp: (z) => { const a = Math.exp(z.data); return { data: a, inputs: [[z, a]], grad: 0 }; }, tanh: (z: Value): Value => { const a = Math.tanh(z.data); return new Value(a, [[z, 1 - a * a]]); } };",
    ],
  },
  unit: {
    wrong: [
      {
        answer:
          "function unit(w: Value[], x: Value[], b: Value): Value { let z = b; for (let i = 0; i < w.length; i++) z = add(z, multiply(w[i], x[i])); return z; }",
        says: "the sigmoid is missing at the end",
      },
      {
        answer:
          "function unit(w: Value[], x: Value[], b: Value): Value { let z = new Value(0); for (let i = 0; i < w.length; i++) z = add(z, multiply(w[i], x[i])); return sigmoidOf(z); }",
        says: "the bias is not added",
      },
      {
        answer:
          "function unit(w: Value[], x: Value[], b: Value): Value { let z = b.data; for (let i = 0; i < w.length; i++) z += w[i].data * x[i].data; return sigmoidOf(new Value(z)); }",
        says: "the result does not remember what it was made of: use `add`,",
      },
      {
        answer:
          "function unit(w: Value[], x: Value[], b: Value): Value { let z = b; for (let i = 0; i < w.length; i++) z += multiply(w[i], x[i]); return sigmoidOf(z); }",
        says: "`+` and `+=` add numbers; with values use `add`",
      },
      {
        answer:
          "function unit(w: Value[], x: Value[], b: Value): Value { let z = b; for (let i = 0; i < w.length - 1; i++) z = add(z, multiply(w[i], x[i])); return sigmoidOf(z); }",
        says: "the last input is left out: go on to `i < w.length`",
      },
      {
        answer:
          "function unit(w: Value[], x: Value[], b: Value): Value { let z = b; for (let i = 1; i < w.length; i++) z = add(z, multiply(w[i], x[i])); return sigmoidOf(z); }",
        says: "the first input is left out: begin with i = 0",
      },
      {
        answer:
          "function unit(w: Value[], x: Value[], b: Value): Value { let z = b; for (let i = 0; i <= w.length; i++) z = add(z, multiply(w[i], x[i])); return sigmoidOf(z); }",
        says: "a value is missing: an index past the end of an array (an empty one",
      },
      {
        answer:
          "function unit(w: Value[], x: Value[], b: Value): Value { return sigmoidOf(add(add(multiply(w[0], x[0]), multiply(w[1], x[1])), b)); }",
        says: "the last input is left out: go on to `i < w.length`",
      },
      {
        answer:
          "function unit(w: Value[], x: Value[], b: Value): Value { let z = b; for (let i = 0; i < w.length; i++) add(z, multiply(w[i], x[i])); return sigmoidOf(z); }",
        says: "the sum is never kept: `add` gives a new value, `z = add(z, ...)`",
      },
    ],
    alsoRight: [
      "function unit(w: Value[], x: Value[], b: Value): Value { return sigmoidOf(w.map((wi, i) => multiply(x[i], wi)).reduceRight((sum, p) => add(p, sum), b)); }",
      "function unit(w: Value[], x: Value[], b: Value): Value { const z = new Value(w.reduce((s, wi, i) => s + wi.data * x[i].data, b.data), [[b, 1], ...w.map((wi, i): [Value, number] => [wi, x[i].data]), ...x.map((xi, i): [Value, number] => [xi, w[i].data])]); return sigmoidOf(z); }",
      "function unit(w: Value[], x: Value[], b: Value): Value { let z = b; for (let i = 0; i < w.length; i++) z = add(z, multiply(w[i], new Value(x[i].data))); return sigmoidOf(z); }",
    ],
  },
};
