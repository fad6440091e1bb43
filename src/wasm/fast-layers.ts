/** A network's layers as the fast backend does them: dense ones, with a convolution in front of them or none. */
import { softmax } from "../engine/activations.ts";
import { inputsOf, type Layer, unitsOf } from "../engine/layer.ts";
import { convolutions } from "./convolutions.ts";
import type { FastLayer } from "./fast-layer.ts";
import { activationKernel, isConv2d, isDense, isFlatten, isMaxPool2d } from "./operations.ts";

/** The kernels come with the function `conv2d`; a network that was loaded without it has none. */
const noKernels = "the layer conv2d has no fast form here";

/**
 * The layers, or in words which of them has no fast form. Flattening changes no number, so it is left out;
 * pooling belongs to the convolution before it.
 */
export function fastLayers(all: readonly Layer[]): readonly FastLayer[] | string {
  const layers = all.filter((layer) => !isFlatten(layer));
  const fast: FastLayer[] = [];
  const [first, second] = layers;
  if (first && isConv2d(first)) {
    const { window, W, b, activation, weights } = first;
    const pool = second && isMaxPool2d(second) ? second : undefined;
    const units = unitsOf(pool ?? first);
    fast.push({
      ...{ inputs: inputsOf(first), units, W, b, activation, weights, window },
      pool: pool?.window,
    });
    layers.splice(0, pool ? 2 : 1);
    if (!convolutions()) return noKernels;
    if (window.stride > 1) return `a convolution with stride ${window.stride} has no fast form`;
    if (activation === softmax) return "a convolution with softmax has no fast form";
    if (layers.length === 0) return "a convolution without a dense layer has no fast form";
  }
  for (const layer of layers) {
    if (!isDense(layer)) return `the layer ${layer.kind}${where(layer)} has no fast form`;
    fast.push(layer);
  }
  const strange = fast.find(({ activation }) => activationKernel(activation) === undefined);
  return strange ? `the activation ${strange.activation.name} has no fast form` : fast;
}

/** Where a layer stands that would be fast elsewhere. */
function where(layer: Layer): string {
  if (isConv2d(layer)) return " behind another layer";
  return isMaxPool2d(layer) ? " that is not right behind a convolution" : "";
}
