/**
 * How weights follow their gradient. Each optimizer changes the weights in place by one step.
 */
import { type Matrix, zeros } from "./matrix.ts";

/** A rule for one step against the gradient. */
export interface Optimizer {
  readonly name: "sgd" | "momentum" | "adam";
  /** The length of a step; may be changed between steps, for a schedule. */
  learningRate: number;
  /** The rule's other numbers, such as `{ momentum: 0.9 }`. */
  readonly settings: Readonly<Record<string, number>>;
  /** Changes `weights` in place by one step against `gradient`. */
  update(weights: Matrix, gradient: Matrix): void;
  /** What the rule remembers about these weights from step to step. */
  memory(weights: Matrix): OptimizerMemory;
}

/** What an optimizer remembers about one matrix of weights. */
export interface OptimizerMemory {
  /** How many steps these weights have taken. */
  steps: number;
  /** Matrices in the shape of the weights: the velocity, or Adam's two means. */
  readonly slots: readonly Matrix[];
}

/** Gradient descent: w = w - learningRate g. */
export function sgd({ learningRate = 0.1 }: { readonly learningRate?: number } = {}): Optimizer {
  return optimizer("sgd", learningRate, {}, 0, (rate, w, g) => {
    for (let i = 0; i < w.length; i++) w[i] -= rate * g[i];
  });
}

/**
 * Gradient descent with momentum, as in PyTorch: v = momentum v + g, w = w - learningRate v.
 */
export function momentum(
  options: { readonly learningRate?: number; readonly momentum?: number } = {},
): Optimizer {
  const { learningRate = 0.01, momentum: kept = 0.9 } = options;
  return optimizer(
    "momentum",
    learningRate,
    { momentum: kept },
    1,
    (rate, w, g, { slots: [{ data: v }] }) => {
      for (let i = 0; i < w.length; i++) {
        v[i] = kept * v[i] + g[i];
        w[i] -= rate * v[i];
      }
    },
  );
}

/**
 * Adam (Kingma and Ba, 2015): m and v are running means of g and g²; both start at 0 and are
 * corrected for it; w = w - learningRate m / (√v + epsilon).
 */
export function adam(
  options: {
    readonly learningRate?: number;
    readonly beta1?: number;
    readonly beta2?: number;
    readonly epsilon?: number;
  } = {},
): Optimizer {
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  const settings = { beta1, beta2, epsilon };
  return optimizer(
    "adam",
    learningRate,
    settings,
    2,
    (rate, w, g, { steps, slots: [{ data: m }, { data: v }] }) => {
      const correct1 = 1 - beta1 ** steps;
      const correct2 = 1 - beta2 ** steps;
      for (let i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        w[i] -= (rate * (m[i] / correct1)) / (Math.sqrt(v[i] / correct2) + epsilon);
      }
    },
  );
}

type Numbers = Float64Array | Float32Array;
type Step = (rate: number, w: Numbers, g: Numbers, memory: OptimizerMemory) => void;

function optimizer(
  name: Optimizer["name"],
  learningRate: number,
  settings: Readonly<Record<string, number>>,
  slots: number,
  step: Step,
): Optimizer {
  checkSettings(name, { learningRate, ...settings });
  const memories = new WeakMap<Matrix, OptimizerMemory>();
  const memory = (weights: Matrix): OptimizerMemory => {
    const known = memories.get(weights);
    if (known) return known;
    const room = Array.from({ length: slots }, () => zeros(weights.rows, weights.cols));
    const fresh = { steps: 0, slots: room };
    memories.set(weights, fresh);
    return fresh;
  };
  return {
    name,
    learningRate,
    settings,
    memory,
    update(weights, gradient) {
      const remembered = memory(weights);
      remembered.steps++;
      step(this.learningRate, weights.data, gradient.data, remembered);
    },
  };
}

function checkSettings(name: string, settings: Readonly<Record<string, number>>): void {
  for (const [setting, value] of Object.entries(settings)) {
    if (Number.isFinite(value) && value >= 0) continue;
    throw new RangeError(`${name}: ${setting} is ${value}; it must be a finite number, 0 or more`);
  }
}
