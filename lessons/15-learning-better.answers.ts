/** What learners write into the exercises of lesson 15. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";
import { ward } from "./15-learning-better.doctor-checks.ts";

const rateAt = (rate: string): string =>
  `function rateAt(epoch, from, every, factor) { return ${rate}; }`;

const momentumStep = ({
  velocity = "kept * vi + g[i]",
  weight = "wi - rate * faster[i]",
  end = "v: faster",
} = {}): string => `function momentumStep({ w, v }, g, rate, kept) {
  const faster = v.map((vi, i) => ${velocity});
  return { w: w.map((wi, i) => ${weight}), ${end} };
}`;

const adamStep = ({
  t = "now.t + 1",
  square = "g[i] ** 2",
  a = "1 - 0.9 ** t",
  b = "1 - 0.999 ** t",
  step = "mi / a / (Math.sqrt(s[i] / b) + 1e-8)",
  weight = "wi - rate * step[i]",
  end = "m, s, t",
} = {}): string => `function adamStep(now, g, rate) {
  const t = ${t};
  const m = now.m.map((mi, i) => 0.9 * mi + 0.1 * g[i]);
  const s = now.s.map((si, i) => 0.999 * si + 0.001 * ${square});
  const [a, b] = [${a}, ${b}];
  const step = m.map((mi, i) => ${step});
  return { w: now.w.map((wi, i) => ${weight}), ${end} };
}`;

const decayed = (slope: string): string =>
  `function decayed(g, w, lambda) { return g.map((gi, i) => ${slope}); }`;

const isTime = (body: string): string =>
  `function isTime(losses, patience) {
  const best = losses.indexOf(Math.min(...losses));
  return ${body};
}`;

/** All diagnoses right, but for what is given. */
function diagnoses(other: Record<string, string> = {}): string {
  const all = Object.fromEntries(
    ward.map((cause, i) => ["ABCDEFGH"[i], cause]),
  );
  return `const diagnoses = ${JSON.stringify({ ...all, ...other })};`;
}

/** The patient with this illness, taken for another. */
const mistaken = (illness: (typeof ward)[number], taken: string): string =>
  diagnoses({ ["ABCDEFGH"[ward.indexOf(illness)]]: taken });

export const answers: LessonAnswers = {
  rateAt: {
    wrong: listed([
      [
        rateAt("from * factor ** Math.floor(epoch / every)"),
        "epochs count from 1",
      ],
      [
        rateAt("from * factor ** ((epoch - 1) / every)"),
        "a little in every epoch",
      ],
      [
        rateAt("from * factor ** Math.ceil((epoch - 1) / every)"),
        "round down, not up",
      ],
      [
        rateAt("from * factor ** Math.round((epoch - 1) / every)"),
        "in the middle",
      ],
      [
        rateAt("from * factor * Math.floor((epoch - 1) / every)"),
        "is a power",
      ],
      [
        rateAt("from / factor ** Math.floor((epoch - 1) / every)"),
        "the rate grows",
      ],
      [rateAt("epoch > every ? from * factor : from"), "once only"],
      [rateAt("from * factor ** (epoch - 1)"), "`every` is not used"],
      [
        "function rateAt(epoch, from, every, factor) { from * factor; }",
        "return",
      ],
    ]),
    alsoRight: [
      `function rateAt(epoch, from, every, factor) {
  let rate = from;
  for (let e = every + 1; e <= epoch; e += every) rate *= factor;
  return rate;
}`,
    ],
  },
  momentumStep: {
    wrong: listed([
      [momentumStep({ weight: "wi + rate * faster[i]" }), "uphill"],
      [
        momentumStep({ weight: "wi - rate * v[i]" }),
        "the old velocity: first",
      ],
      [
        momentumStep({ velocity: "kept * vi + (1 - kept) * g[i]" }),
        "running mean",
      ],
      [momentumStep({ velocity: "kept * vi - g[i]" }), "subtracted twice"],
      [
        momentumStep({ velocity: "vi + g[i]" }),
        "nothing of the velocity is lost",
      ],
      [momentumStep({ velocity: "g[i]" }), "plain descent"],
      [momentumStep({ velocity: "kept * vi + rate * g[i]" }), "used twice"],
      [momentumStep({ weight: "wi - faster[i]" }), "the rate is missing"],
      [momentumStep({ end: "v" }), "the old velocity is returned"],
      [
        `function momentumStep({ w, v }, g, rate, kept) {
  for (let i = 0; i < w.length; i++) {
    v[i] = kept * v[i] + g[i];
    w[i] -= rate * v[i];
  }
  return { w, v };
}`,
        "copy",
      ],
    ]),
    alsoRight: [
      `function momentumStep({ w, v }, g, rate, kept) {
  const next = { w: [], v: [] };
  for (let i = 0; i < w.length; i++) {
    next.v.push(g[i] + v[i] * kept);
    next.w.push(w[i] - next.v[i] * rate);
  }
  return next;
}`,
    ],
  },
  adamStep: {
    wrong: listed([
      [adamStep({ a: "1", b: "1" }), "not corrected"],
      [
        adamStep({ a: "1 - 0.9 ** now.t", b: "1 - 0.999 ** now.t" }),
        "one step behind",
      ],
      [adamStep({ b: "1 - 0.9 ** t" }), "corrected alike"],
      [adamStep({ b: "1" }), "mean of the squares is not"],
      [adamStep({ a: "1" }), "mean of the slopes is not"],
      [
        adamStep({ step: "mi / a / (s[i] / b + 1e-8)" }),
        "the root is missing",
      ],
      [adamStep({ square: "g[i]" }), "mean of the squares"],
      [adamStep({ weight: "wi + rate * step[i]" }), "uphill"],
      [adamStep({ end: "m, s, t: now.t" }), "the count stays"],
      [
        adamStep({ end: "m: now.m, s: now.s, t" }),
        "the old means are returned",
      ],
      [
        adamStep({
          end: "m: m.map((mi) => mi / a), s: s.map((si) => si / b), t",
        }),
        "corrected means are returned",
      ],
    ]),
    alsoRight: [
      `function adamStep(now, g, rate) {
  const next = { w: [], m: [], s: [], t: now.t + 1 };
  g.forEach((gi, i) => {
    next.m.push(now.m[i] + 0.1 * (gi - now.m[i]));
    next.s.push(now.s[i] + 0.001 * (gi * gi - now.s[i]));
    const mean = next.m[i] / (1 - Math.pow(0.9, next.t));
    const size = Math.sqrt(next.s[i] / (1 - Math.pow(0.999, next.t)));
    next.w.push(now.w[i] - (rate * mean) / (size + 1e-8));
  });
  return next;
}`,
    ],
  },
  decayed: {
    wrong: listed([
      [decayed("gi - lambda * w[i]"), "the sign is turned"],
      [decayed("gi + lambda"), "share of the weight"],
      [decayed("gi + w[i]"), "only the share"],
      [decayed("gi + lambda * w[i] ** 2"), "the square is the price"],
      [decayed("gi + 2 * lambda * w[i]"), "twice too much"],
      [decayed("w[i] + lambda * gi"), "exchanged"],
      [decayed("gi + lambda * Math.abs(w[i])"), "keep its sign"],
      [decayed("(1 - lambda) * gi + lambda * w[i]"), "stays whole"],
    ]),
    alsoRight: [
      "const decayed = (g, w, lambda) => w.map((wi, i) => wi * lambda + g[i]);",
    ],
  },
  isTime: {
    wrong: listed([
      [isTime("losses.length - 1 - best > patience"), "one epoch too late"],
      [isTime("losses.length - best >= patience"), "one epoch too early"],
      [isTime("losses.length >= patience"), "counts all epochs"],
      [
        isTime("losses[losses.length - 1] > losses[losses.length - 2]"),
        "no reason yet",
      ],
      [
        isTime(
          "losses.slice(-patience).every((loss, i, last) => i === 0 || loss > last[i - 1])",
        ),
        "need not rise",
      ],
      [
        isTime(
          "losses.length - 1 - losses.indexOf(Math.max(...losses)) >= patience",
        ),
        "highest loss",
      ],
      [isTime("losses.length - 1 - best < patience"), "turned round"],
      [
        isTime(
          "losses.length > patience && losses[losses.length - 1] > losses[losses.length - 1 - patience]",
        ),
        "only two losses",
      ],
    ]),
    alsoRight: [
      `function isTime(losses, patience) {
  if (losses.length <= patience) return false;
  const before = Math.min(...losses.slice(0, -patience));
  return losses.slice(-patience).every((loss) => loss >= before);
}`,
    ],
  },
  doctor: {
    wrong: listed([
      [mistaken("rate too large", "wrong labels"), "far above 2.3 and jumps"],
      [mistaken("rate too small", "dead units"), "how far a step goes"],
      [
        mistaken("not scaled", "rate too large"),
        "the loss of its first epoch",
      ],
      [mistaken("equal units", "vanishing"), "they all give the same"],
      [mistaken("dead units", "rate too small"), "from the start"],
      [mistaken("vanishing", "rate too small"), "count its layers"],
      [mistaken("by heart", "wrong labels"), "side by side"],
      [mistaken("wrong labels", "by heart"), "which accuracy is higher"],
      [diagnoses({ A: "tired" }), "one of"],
      ["const diagnoses = ['by heart'];", "list"],
    ]),
    alsoRight: [diagnoses()],
  },
};
