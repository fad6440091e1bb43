/**
 * How weights follow their gradient. Each optimizer changes the weights in place by one step.
 */
import { type Matrix, zeros } from "./matrix.ts";

/** A rule for one step against the gradient. */
export interface Optimizer {
  /** What it is called. */
  readonly name: string;
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
  /** How many steps these weights have taken, as far as the rule needs to know: Adam does. */
  steps: number;
  /** Matrices in the shape of the weights: the velocity, or Adam's two means. */
  readonly slots: readonly Matrix[];
}

/** The numbers that gradient descent takes. */
export interface SgdOptions {
  /** The length of a step, 0 or more; 0.1 if left out. */
  readonly learningRate?: number;
  /** Weight decay (L2), as in PyTorch: g = g + weightDecay w, 0 or more; 0 if left out. */
  readonly weightDecay?: number;
}

/**
 * Gradient descent: w = w - learningRate g.
 *
 * @example await train(net, data, { optimizer: sgd({ learningRate: 0.5 }) })
 */
export function sgd(options: SgdOptions = {}): Optimizer {
  const { learningRate = 0.1, weightDecay = 0 } = options;
  checkSettings("sgd", { learningRate, weightDecay });
  return new GradientDescent(learningRate, { weightDecay }, 0);
}

/** The numbers that momentum takes. */
export interface MomentumOptions {
  /** The length of a step, 0 or more; 0.01 if left out. */
  readonly learningRate?: number;
  /** The share of the velocity that stays from step to step, 0 or more; 0.9 if left out. */
  readonly momentum?: number;
  /** Weight decay (L2), as in PyTorch: g = g + weightDecay w, 0 or more; 0 if left out. */
  readonly weightDecay?: number;
}

/**
 * Gradient descent with momentum, as in PyTorch: v = momentum v + g, w = w - learningRate v.
 * @example await train(net, data, { optimizer: momentum({ learningRate: 0.05 }) })
 */
export function momentum(options: MomentumOptions = {}): Optimizer {
  const { learningRate = 0.01, momentum = 0.9, weightDecay = 0 } = options;
  checkSettings("momentum", { learningRate, momentum, weightDecay });
  return new Momentum(learningRate, { momentum, weightDecay }, 1);
}

/** The numbers that Adam takes. */
export interface AdamOptions {
  /** The length of a step, 0 or more; 0.001 if left out. */
  readonly learningRate?: number;
  /** The share of the mean gradient that stays from step to step, from 0 to below 1; 0.9 if left out. */
  readonly beta1?: number;
  /** The share of the mean squared gradient that stays, from 0 to below 1; 0.999 if left out. */
  readonly beta2?: number;
  /** Keeps the division from one by 0; 1e-8 if left out. */
  readonly epsilon?: number;
  /** Weight decay (L2), as in PyTorch: g = g + weightDecay w, 0 or more; 0 if left out. */
  readonly weightDecay?: number;
}

/**
 * Adam (Kingma and Ba, 2015): m and v are running means of g and g²; both start at 0 and are
 * corrected for it; w = w - learningRate m / (√v + epsilon).
 * @example await train(net, data, { optimizer: adam({ learningRate: 0.01 }) })
 */
export function adam(options: AdamOptions = {}): Optimizer {
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  const { weightDecay = 0 } = options;
  checkSettings("adam", { learningRate, beta1, beta2, epsilon, weightDecay });
  return new Adam(learningRate, { beta1, beta2, epsilon, decoupledDecay: 0, weightDecay }, 2);
}

/**
 * AdamW (Loshchilov and Hutter, 2019): Adam with the decay beside the gradient's rule and not in it:
 * w = w - learningRate weightDecay w first, then Adam's step. `weightDecay` is 0.01 if left out.
 *
 * @example await train(net, data, { optimizer: adamW({ weightDecay: 0.05 }) })
 */
export function adamW(options: AdamOptions = {}): Optimizer {
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  const { weightDecay: decoupledDecay = 0.01 } = options;
  checkSettings("adamW", { learningRate, beta1, beta2, epsilon, weightDecay: decoupledDecay });
  return new AdamW(learningRate, { beta1, beta2, epsilon, decoupledDecay, weightDecay: 0 }, 2);
}

/** The numbers that RMSprop takes. */
export interface RmsPropOptions {
  /** The length of a step, 0 or more; 0.01 if left out. */
  readonly learningRate?: number;
  /** The share of the mean squared gradient that stays from step to step, 0 or more; 0.99 if left out. */
  readonly alpha?: number;
  /** Keeps the division from one by 0; 1e-8 if left out. */
  readonly epsilon?: number;
  /** Weight decay (L2), as in PyTorch: g = g + weightDecay w, 0 or more; 0 if left out. */
  readonly weightDecay?: number;
}

/**
 * RMSprop (Hinton, 2012), as in PyTorch: v = alpha v + (1 - alpha) g², w = w - learningRate g / (√v + epsilon).
 *
 * @example await train(net, data, { optimizer: rmsProp({ learningRate: 0.001 }) })
 */
export function rmsProp(options: RmsPropOptions = {}): Optimizer {
  const { learningRate = 0.01, alpha = 0.99, epsilon = 1e-8, weightDecay = 0 } = options;
  checkSettings("rmsProp", { learningRate, alpha, epsilon, weightDecay });
  return new RmsProp(learningRate, { alpha, epsilon, weightDecay }, 1);
}

/** What all rules share: classes, so that V8 finds the code of one training warm in the next. */
abstract class Rule<Setting extends string> implements Optimizer {
  abstract readonly name: Optimizer["name"];
  learningRate: number;
  readonly settings: Readonly<Record<Setting | "weightDecay", number>>;
  readonly #slots: number;
  readonly #memories = new WeakMap<Matrix, OptimizerMemory>();
  /** Gradients with what the decay adds. */
  readonly #decayed = new WeakMap<Matrix, Matrix>();

  /** @param slots how many matrices it remembers for each matrix of weights. */
  constructor(
    learningRate: number,
    settings: Readonly<Record<Setting | "weightDecay", number>>,
    slots: number,
  ) {
    this.learningRate = learningRate;
    this.settings = settings;
    this.#slots = slots;
  }

  /** One step against `gradient`, whatever the decay. */
  protected abstract step(weights: Matrix, gradient: Matrix): void;

  update(weights: Matrix, gradient: Matrix): void {
    const decay = this.settings.weightDecay;
    this.step(weights, decay === 0 ? gradient : this.#withDecay(weights, gradient, decay));
  }

  #withDecay(weights: Matrix, gradient: Matrix, decay: number): Matrix {
    const sum = this.#decayed.get(weights) ?? zeros(weights.rows, weights.cols);
    this.#decayed.set(weights, sum);
    for (let i = 0; i < sum.data.length; i++) {
      sum.data[i] = gradient.data[i] + decay * weights.data[i];
    }
    return sum;
  }

  memory(weights: Matrix): OptimizerMemory {
    const known = this.#memories.get(weights);
    if (known) return known;
    const slots = Array.from({ length: this.#slots }, () => zeros(weights.rows, weights.cols));
    const fresh = { steps: 0, slots };
    this.#memories.set(weights, fresh);
    return fresh;
  }
}

/** The rule of `sgd`. */
export class GradientDescent extends Rule<never> {
  readonly name = "sgd";

  protected step({ data: w }: Matrix, { data: g }: Matrix): void {
    const rate = this.learningRate;
    for (let i = 0; i < w.length; i++) w[i] -= rate * g[i];
  }
}

/** The rule of `momentum`. */
export class Momentum extends Rule<"momentum"> {
  readonly name = "momentum";

  protected step(weights: Matrix, gradient: Matrix): void {
    const [{ data: v }] = this.memory(weights).slots;
    const { data: w } = weights;
    const { data: g } = gradient;
    const rate = this.learningRate;
    const kept = this.settings.momentum;
    for (let i = 0; i < w.length; i++) {
      v[i] = kept * v[i] + g[i];
      w[i] -= rate * v[i];
    }
  }
}

type AdamSetting = "beta1" | "beta2" | "epsilon" | "decoupledDecay";

/** The rule of `adam`. */
export class Adam extends Rule<AdamSetting> {
  readonly name: string = "adam";

  protected step(weights: Matrix, gradient: Matrix): void {
    const { data: w } = weights;
    const { data: g } = gradient;
    const memory = this.memory(weights);
    const [{ data: m }, { data: v }] = memory.slots;
    const steps = ++memory.steps;
    const { beta1, beta2, epsilon } = this.settings;
    const rate = this.learningRate;
    const correct1 = 1 - beta1 ** steps;
    const correct2 = 1 - beta2 ** steps;
    for (let i = 0; i < w.length; i++) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      w[i] -= (rate * (m[i] / correct1)) / (Math.sqrt(v[i] / correct2) + epsilon);
    }
  }
}

/** The rule of `adamW`. */
class AdamW extends Adam {
  override readonly name: string = "adamW";

  protected override step(weights: Matrix, gradient: Matrix): void {
    const kept = 1 - this.learningRate * this.settings.decoupledDecay;
    for (let i = 0; i < weights.data.length; i++) weights.data[i] *= kept;
    super.step(weights, gradient);
  }
}

/** The rule of `rmsProp`. */
class RmsProp extends Rule<"alpha" | "epsilon"> {
  readonly name = "rmsProp";

  protected step(weights: Matrix, gradient: Matrix): void {
    const [{ data: v }] = this.memory(weights).slots;
    const { data: w } = weights;
    const { data: g } = gradient;
    const { alpha, epsilon } = this.settings;
    const rate = this.learningRate;
    for (let i = 0; i < w.length; i++) {
      v[i] = alpha * v[i] + (1 - alpha) * g[i] * g[i];
      w[i] -= (rate * g[i]) / (Math.sqrt(v[i]) + epsilon);
    }
  }
}

function checkSettings(name: string, settings: Readonly<Record<string, number>>): void {
  for (const [setting, value] of Object.entries(settings)) {
    if (/^beta/.test(setting) && value >= 1) {
      throw new RangeError(
        `${name}: ${setting} is ${value}; it must be below 1, for it is the share of the past that is kept`,
      );
    }
    if (Number.isFinite(value) && value >= 0) continue;
    throw new RangeError(`${name}: ${setting} is ${value}; it must be a finite number, 0 or more`);
  }
}
