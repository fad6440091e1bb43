/**
 * Whether the fast backend supports a task.
 */
import type { Layer } from "../engine/layer.ts";
import type { Optimizer } from "../engine/optimizers.ts";
import type { Task } from "../training/backend.ts";
import { fastLayers } from "./fast-layers.ts";
import { lossKernel, optimizerKernel } from "./operations.ts";
import { someOf } from "./sample.ts";

/** Larger whole numbers are not exact in float32. */
const mostExact = 2 ** 24;

/** What keeps the fast backend from doing a task, in words; `undefined` if nothing does. */
export function findObstacle({ net, data, loss, optimizer }: Task): string | undefined {
  const layers = fastLayers(net.layers);
  if (typeof layers === "string") return layers;
  if (lossKernel(loss) === undefined) return `the loss ${loss.name} has no fast form`;
  if (optimizerKernel(optimizer) === undefined)
    return `the optimizer ${optimizer.name} has no fast form`;
  if (optimizer.settings.weightDecay) return "weight decay has no fast form";
  if (!isInStep(net.layers, optimizer)) return "the weights have taken different numbers of steps";
  const large = someOf(data.X).find((x) => Math.abs(x) > mostExact);
  if (large) return `inputs such as ${large} would be rounded: scale them (standardScaler)`;
  return undefined;
}

/** Whether all weights have taken the same number of steps: one Adam correction serves all. */
function isInStep(layers: readonly Layer[], optimizer: Optimizer): boolean {
  const steps = layers.flatMap(({ weights }) => weights.map((m) => optimizer.memory(m).steps));
  return steps.every((count) => count === steps[0]);
}
