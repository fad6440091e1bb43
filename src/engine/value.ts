/**
 * Scalar automatic differentiation: numbers that remember how they were made.
 *
 * Every operation notes its own slope along each of its inputs, beside the number it computes. The
 * whole chain rule is then one loop in `backward`.
 */
import { inspectSymbol, numberText } from "./text.ts";

/** A number in a graph of computations. */
export class Value {
  /** The number itself. */
  data: number;
  /** The slope of the value whose `backward` was called, along this one. */
  grad = 0;
  /** What this value was made of; empty for a number that was given. */
  readonly children: readonly Value[];
  /** How it was made, such as `+` or `tanh`; empty for a number that was given. */
  readonly op: string;
  /** A name for the graph. */
  label: string;
  /** The slopes of this value along each of its children: what the chain rule multiplies by. */
  readonly slopes: readonly number[];

  constructor(
    data: number,
    label = "",
    op = "",
    children: readonly Value[] = [],
    slopes: readonly number[] = [],
  ) {
    this.data = data;
    this.label = label;
    this.op = op;
    this.children = children;
    this.slopes = slopes;
  }

  /** This number plus another. */
  add(other: Value | number): Value {
    const b = toValue(other);
    return new Value(this.data + b.data, "", "+", [this, b], [1, 1]);
  }

  /** This number minus another. */
  subtract(other: Value | number): Value {
    const b = toValue(other);
    return new Value(this.data - b.data, "", "-", [this, b], [1, -1]);
  }

  /** This number times another. */
  multiply(other: Value | number): Value {
    const b = toValue(other);
    return new Value(this.data * b.data, "", "*", [this, b], [b.data, this.data]);
  }

  /** This number divided by another. */
  divide(other: Value | number): Value {
    const b = toValue(other);
    const quotient = this.data / b.data;
    return new Value(quotient, "", "/", [this, b], [1 / b.data, -quotient / b.data]);
  }

  /** This number to the power of `n`, a constant. */
  pow(n: number): Value {
    return this.#function(`^${n}`, this.data ** n, n * this.data ** (n - 1));
  }

  /** e to the power of this number. */
  exp(): Value {
    const e = Math.exp(this.data);
    return this.#function("exp", e, e);
  }

  /** The natural logarithm of this number. */
  log(): Value {
    return this.#function("log", Math.log(this.data), 1 / this.data);
  }

  /** The hyperbolic tangent of this number. */
  tanh(): Value {
    const t = Math.tanh(this.data);
    return this.#function("tanh", t, 1 - t * t);
  }

  /** 1 / (1 + e to the power of minus this number). */
  sigmoid(): Value {
    const s = 1 / (1 + Math.exp(-this.data));
    return this.#function("sigmoid", s, s * (1 - s));
  }

  /** This number, or 0 if it is below. */
  relu(): Value {
    return this.#function("relu", Math.max(0, this.data), this.data > 0 ? 1 : 0);
  }

  /** Sets `grad` of every value this one depends on; old gradients are forgotten first. */
  backward(): void {
    const order = this.topologicalOrder();
    for (const value of order) value.grad = 0;
    this.grad = 1;
    // From the end to the start: a value passes its gradient on only when all of it has come in.
    for (const value of order.reverse()) {
      value.children.forEach((child, i) => {
        child.grad += value.slopes[i] * value.grad; // += because gradients add at a fork
      });
    }
  }

  /** Every value this one depends on, children before parents; this one is the last. */
  topologicalOrder(): Value[] {
    const seen = new Set<Value>([this]);
    const order: Value[] = [];
    // A stack of its own: a long chain would overflow that of calls.
    const open: { readonly value: Value; next: number }[] = [{ value: this, next: 0 }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const child = top.value.children[top.next++];
      if (child === undefined) {
        order.push(top.value);
        open.pop();
      } else if (!seen.has(child)) {
        seen.add(child);
        open.push({ value: child, next: 0 });
      }
    }
    return order;
  }

  toString(): string {
    const name = this.label ? `${this.label} = ` : "";
    return `Value ${name}${numberText(this.data)}, grad ${numberText(this.grad)}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  #function(op: string, data: number, slope: number): Value {
    return new Value(data, "", op, [this], [slope]);
  }
}

/** A number in a graph, with a name for pictures. @example value(2, "x") */
export function value(data: number, label = ""): Value {
  return new Value(data, label);
}

function toValue(other: Value | number): Value {
  return other instanceof Value ? other : new Value(other);
}
