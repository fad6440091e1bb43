import { describe, expect, test } from "vitest";
import type { Samples, Unit } from "../../lessons/01-perceptron.checks.ts";
import { perceptron } from "../../lessons/01-perceptron.exercises.ts";
import { todo } from "../../src/exercises/exercise.ts";
import type { Verdict } from "../../src/exercises/verdict.ts";

const { paper, gates, rule, epochs, separate } = perceptron;

function expectNotYet(verdict: Verdict, words: RegExp): void {
  expect(verdict.state).toBe("not yet");
  expect(verdict.text).toMatch(words);
}

const answer = ({ w, b }: Unit, x: number[]) =>
  Number(w.reduce((sum, wi, i) => sum + wi * x[i], b) >= 0);

describe("a unit on paper", () => {
  test.each([
    [-0.3, /bias 0\.7 is not added/],
    [3.4, /second weight is negative/],
    [-3.4, /each weight belongs to its own input/],
    [Number.NaN, /Not yet/],
  ])("z = %d is not yet right, with the slip that leads to it", (z, words) => {
    expectNotYet(
      paper.check(() => ({ z, a: 1 })),
      words,
    );
  });

  test("the right z with the wrong answer of the step is not yet right", () => {
    expectNotYet(
      paper.check(() => ({ z: 0.4, a: 0 })),
      /`z` is right, `a` is 0/,
    );
  });

  test("a missing return is named, and no message gives the answer away", () => {
    expectNotYet(paper.check((() => {}) as never), /return/);
    for (const z of [-0.3, 1, 3.4])
      expect(paper.check(() => ({ z, a: 1 })).text).not.toMatch(/0\.4[^ ]/);
    for (const count of [1, 5, 7, 11]) expect(epochs.check(() => count).text).not.toMatch(/6|six/);
  });

  test("a rounding error in z is allowed", () => {
    expect(paper.check(() => ({ z: 0.4 * 3 - 1.5 + 0.7, a: 1 })).state).toBe("right");
  });
});

describe("three gates by hand", () => {
  const right: Record<"and" | "or" | "nand", Unit> = {
    and: { w: [2, 1], b: -3 },
    or: { w: [5, 0.5], b: -0.5 },
    nand: { w: [-2, -1], b: 2 },
  };
  const check = (units: Partial<typeof right>) => {
    const { and, or, nand } = { ...right, ...units };
    return gates.check({ and: () => and, or: () => or, nand: () => nand });
  };

  test("any numbers with the right truth table are right", () => {
    expect(check({}).state).toBe("right");
    expect(check({ and: { w: [100, 7], b: -101 } }).state).toBe("right");
  });

  test("the first wrong row is named, with its z", () => {
    expectNotYet(
      check({ or: { w: [1, 1], b: -1.5 } }),
      /OR at x = \(0, 1\) has z = -0\.5 and answers 0; expected 1 \(2 of 4 rows are right\)[\s\S]*z is w2 \+ b/,
    );
  });

  test("AND's numbers with all signs changed are not NAND's where z is 0, and the cause is named", () => {
    expectNotYet(check({ nand: { w: [-1, -1], b: 2 } }), /z = 0 and answers 1[\s\S]*smaller bias/);
  });

  test("a gate that is the wrong way round is told so", () => {
    expectNotYet(check({ nand: { w: [1, 1], b: -1.5 } }), /change all three signs/);
  });

  test("a gate that is not tried yet does not hide one that is wrong before it", () => {
    const and = () => ({ w: [1, 1], b: 0 });
    const later = (): Unit => ({ w: [todo(), todo()], b: todo() });
    expectNotYet(gates.check({ and, or: later, nand: later }), /AND at x = \(0, 0\)/);
  });

  test("a missing weight, a missing bias and a missing return are named", () => {
    expectNotYet(check({ and: { w: [1], b: -1 } }), /has 1 weights?; expected 2/);
    expectNotYet(check({ and: { w: [1, 1] } as never }), /holds undefined/);
    expectNotYet(check({ and: { w: [1, undefined], b: 0 } as never }), /holds undefined/);
    expectNotYet(
      gates.check({ and: (() => {}) as never, or: () => right.or, nand: () => right.nand }),
      /return/,
    );
  });
});

describe("the rule with a learning rate", () => {
  /** The rule with one part replaced by a slip. */
  const slip = (change: (unit: Unit, error: number, x: number[], rate: number) => Unit) =>
    rule.check((unit, x, target, rate) => change(unit, target - answer(unit, x), x, rate));
  const add = (w: number[], step: (i: number) => number) => w.map((wi, i) => wi + step(i));

  test("a rule written in another way is right", () => {
    const verdict = rule.check((unit, x, target, rate) => {
      const a = answer(unit, x);
      if (a === target) return unit;
      const sign = target > a ? 1 : -1;
      return { w: add(unit.w, (i) => sign * rate * x[i]), b: unit.b + sign * rate };
    });
    expect(verdict.state).toBe("right");
  });

  test.each<[string, (unit: Unit, error: number, x: number[], rate: number) => Unit, RegExp]>([
    [
      "the sign turned round",
      (u, e, x, r) => ({ w: add(u.w, (i) => -r * e * x[i]), b: u.b - r * e }),
      /sign is turned round/,
    ],
    ["no rate", (u, e, x) => ({ w: add(u.w, (i) => e * x[i]), b: u.b + e }), /rate is not used/],
    [
      "no rate for the bias",
      (u, e, x, r) => ({ w: add(u.w, (i) => r * e * x[i]), b: u.b + e }),
      /rate is missing in the new bias/,
    ],
    [
      "no new bias",
      (u, e, x, r) => ({ w: add(u.w, (i) => r * e * x[i]), b: u.b }),
      /bias has not changed/,
    ],
    [
      "weights without their inputs",
      (u, e, _, r) => ({ w: add(u.w, () => r * e), b: u.b + r * e }),
      /its own input/,
    ],
    [
      "the old weights forgotten",
      (_, e, x, r) => ({ w: x.map((xi) => r * e * xi), b: r * e }),
      /old weights are lost/,
    ],
    ["nothing changed", (u) => ({ ...u }), /nothing has changed/],
  ])("%s: not yet right, with its cause", (_, change, words) => {
    expectNotYet(slip(change), words);
  });

  test("an update where the answer was right, or by z in place of the answer, is not yet right", () => {
    const always = rule.check((u, x, target, r) => ({
      w: add(u.w, (i) => r * (2 * target - 1) * x[i]),
      b: u.b + r * (2 * target - 1),
    }));
    expect(always.state).toBe("not yet");
    const byZ = rule.check((u, x, target, r) => {
      const error = target - u.w.reduce((sum, wi, i) => sum + wi * x[i], u.b);
      return { w: add(u.w, (i) => r * error * x[i]), b: u.b + r * error };
    });
    expectNotYet(byZ, /the error uses z/);
  });

  test("a rule that changes the unit handed in is not yet right", () => {
    const verdict = rule.check((unit, x, target, rate) => {
      const error = target - answer(unit, x);
      unit.w.forEach((_, i) => {
        unit.w[i] += rate * error * x[i];
      });
      unit.b += rate * error;
      return unit;
    });
    expectNotYet(verdict, /has changed; expected a new unit/);
  });
});

describe("how many epochs", () => {
  test.each([
    [5, /without a mistake, counts too/],
    [11, /number of updates/],
    [100, /more than are needed/],
    [1, /too few/],
    [2.5, /whole number/],
  ])("%d is not yet right", (count, words) => {
    expectNotYet(
      epochs.check(() => count),
      words,
    );
  });
});

describe("your own loop", () => {
  /** A loop that takes every sample `turns` times, then returns what it has, or `undefined`. */
  const loop =
    (turns: number, giveUp: boolean) =>
    ({ X, Y }: Samples, maxEpochs: number): Unit | undefined => {
      const unit: Unit = { w: X[0].map(() => 0), b: 0 };
      for (let n = 0; n < Math.min(turns, maxEpochs); n++) {
        let mistakes = 0;
        X.forEach((x, s) => {
          const error = Y[s] - answer(unit, x);
          unit.w = unit.w.map((wi, i) => wi + 0.3 * error * x[i]);
          unit.b += 0.3 * error;
          mistakes += Math.abs(error);
        });
        if (mistakes === 0) return unit;
      }
      return giveUp ? undefined : unit;
    };

  test("another loop, with another rate, is right", () => {
    expect(separate.check(loop(Infinity, true)).state).toBe("right");
  });

  test("a loop that ends too early is told how many samples are wrong", () => {
    expectNotYet(separate.check(loop(1, false)), /your unit is wrong about \d of 4 samples/);
  });

  test("a loop that gives up too early is told that a line exists", () => {
    expectNotYet(separate.check(loop(1, true)), /a line exists/);
  });

  test("a loop that returns its last unit for XOR is told that no line exists", () => {
    expectNotYet(separate.check(loop(Infinity, false)), /for XOR[\s\S]*no line exists/);
  });
});
