/**
 * How weights follow their gradient; the same rules as in `engine/optimizers.ts`.
 */
import { ADAM, Layout, MOMENTUM } from "./generated";
import { fma } from "./vector";

/**
 * What a product does with four numbers of the gradient: plain gradient descent takes its step at
 * once (`toGradient` is 0); else they are added to those `toGradient` bytes behind the weights.
 */
// @ts-expect-error: decorator
@inline
export function descend(w: usize, toGradient: usize, gradient: v128, rate: v128): void {
  if (toGradient) addTo(w + toGradient, gradient);
  else stepDown(w, gradient, rate);
}

/** Plain gradient descent with four weights. */
// @ts-expect-error: decorator
@inline
export function stepDown(w: usize, gradient: v128, rate: v128): void {
  v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(rate, gradient)));
}

/** Adds four numbers to those at `place`. */
// @ts-expect-error: decorator
@inline
export function addTo(place: usize, numbers: v128): void {
  v128.store(place, f32x4.add(v128.load(place), numbers));
}

/**
 * One step of `bytes` bytes of weights at `w` with gradient g and memories m and v. The gradient is
 * 0 afterwards.
 */
export function follow(layout: Layout, w: usize, g: usize, m: usize, v: usize, bytes: usize): void {
  if (layout.optimizer == ADAM) followAdam(layout, w, g, m, v, bytes);
  else if (layout.optimizer == MOMENTUM) followMomentum(layout, w, g, m, bytes);
  else followGradient(layout, w, g, bytes);
}

function followGradient(layout: Layout, w: usize, g: usize, bytes: usize): void {
  const rate = f32x4.splat(layout.learningRate);
  for (let i: usize = 0; i < bytes; i += 16) {
    stepDown(w + i, v128.load(g + i), rate);
    v128.store(g + i, f32x4.splat(0));
  }
}

function followMomentum(layout: Layout, w: usize, g: usize, m: usize, bytes: usize): void {
  const rate = f32x4.splat(-layout.learningRate);
  const kept = f32x4.splat(layout.beta1);
  for (let i: usize = 0; i < bytes; i += 16) {
    const velocity = fma(kept, v128.load(m + i), v128.load(g + i));
    v128.store(m + i, velocity);
    v128.store(w + i, fma(rate, velocity, v128.load(w + i)));
    v128.store(g + i, f32x4.splat(0));
  }
}

function followAdam(layout: Layout, w: usize, g: usize, m: usize, v: usize, bytes: usize): void {
  const rate = f32x4.splat(layout.learningRate);
  const beta1 = f32x4.splat(layout.beta1);
  const beta2 = f32x4.splat(layout.beta2);
  const rest1 = f32x4.splat(1 - layout.beta1);
  const rest2 = f32x4.splat(1 - layout.beta2);
  const correct1 = f32x4.splat(layout.correct1);
  const correct2 = f32x4.splat(layout.correct2);
  const epsilon = f32x4.splat(layout.epsilon);
  for (let i: usize = 0; i < bytes; i += 16) {
    const slope = v128.load(g + i);
    const mean = fma(beta1, v128.load(m + i), f32x4.mul(rest1, slope));
    const square = fma(beta2, v128.load(v + i), f32x4.mul(rest2, f32x4.mul(slope, slope)));
    v128.store(m + i, mean);
    v128.store(v + i, square);
    const size = f32x4.add(f32x4.sqrt(f32x4.mul(square, correct2)), epsilon);
    const step = f32x4.div(f32x4.mul(rate, f32x4.mul(mean, correct1)), size);
    v128.store(w + i, f32x4.sub(v128.load(w + i), step));
    v128.store(g + i, f32x4.splat(0));
  }
}
