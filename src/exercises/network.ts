/** Networks among answers. */
import type { Layer } from "../engine/layer.ts";
import { Network } from "../engine/network.ts";

/**
 * What a learner made, if it is a network: by its class, or by the class's name where it is of another copy of
 * this module. A page has one copy, and no names of classes: they are shortened there.
 */
export function networkIn(made: unknown): Network<Layer> | undefined {
  const name = (made as object | null | undefined)?.constructor?.name;
  return made instanceof Network || name === "Network" ? (made as Network<Layer>) : undefined;
}
