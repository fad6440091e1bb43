/** Training and evaluating, on the backends there are: only this file knows them. */
import type { Dataset } from "./engine/dataset.ts";
import type { History } from "./engine/history.ts";
import type { Layer } from "./engine/layer.ts";
import type { Network } from "./engine/network.ts";
import type { Evaluation } from "./engine/tally.ts";
import { Backends } from "./training/backends.ts";
import { type EvaluateOptions, evaluateOn } from "./training/evaluate.ts";
import { trainOn } from "./training/train.ts";
import type { TrainOptions } from "./training/train-options.ts";
import { wasm } from "./wasm/backend.ts";

const backends = new Backends(wasm);

/**
 * Trains `net` in place.
 *
 * Control goes back to the event loop about every 50 ms, so a notebook stays alive. In a notebook a training
 * of more than a second that no callback watches shows a line of its own: epoch, loss, accuracy, time left.
 *
 * @throws RangeError for shapes, targets or settings that do not fit, before the first step; for an input
 * that is not finite at the latest when its turn comes, and then the weights are what they were before.
 * @throws Error if the network is being trained already.
 * @throws TypeError for options that are not there, or are something else; it says what is meant.
 * @throws DivergenceError if a cost is NaN or infinite, or has grown beyond measure; it names epoch, batch
 * and layer, and the weights are the last ones that were kept while they were finite.
 * @throws StoppedError, called AbortError, when stopped: the weights are those of the last finished batch,
 * `history` holds the finished epochs and `cause` the signal's reason.
 * @example await train(net, xor, { epochs: 1000, batchSize: 4, learningRate: 1 })
 */
export function train(
  net: Network<Layer>,
  data: Dataset,
  options?: TrainOptions,
): Promise<History> {
  return trainOn(backends, net, data, options);
}

/**
 * Cost and accuracy on a data set, like `net.evaluate` but with the fast engine.
 *
 * @throws RangeError if shapes do not fit, a number is not finite, or a target cannot be.
 * @throws StoppedError, called AbortError, when stopped.
 * @example const { loss, accuracy } = await evaluate(net, test);
 */
export function evaluate(
  net: Network<Layer>,
  data: Dataset,
  options?: EvaluateOptions,
): Promise<Evaluation> {
  return evaluateOn(backends, net, data, options);
}
