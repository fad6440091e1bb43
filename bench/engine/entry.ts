/** What the benchmark bundles: the engine alone. */
export * from "../../src/engine/activations.ts";
export { evaluate } from "../../src/engine/judge.ts";
export { dense } from "../../src/engine/layer.ts";
export { sumOfSquares } from "../../src/engine/losses.ts";
export { Matrix, matrix } from "../../src/engine/matrix.ts";
export { network } from "../../src/engine/network.ts";
export { seeded } from "../../src/engine/random.ts";
export { train } from "../../src/engine/train.ts";
