/**
 * The exercises of every lesson, one line a lesson. The public door names them together:
 * `exercises.perceptron.gates.check(byHand)`.
 */
export * as startHere from "./00-start-here.exercises.ts";
export * as perceptron from "./01-perceptron.exercises.ts";
export * as xor from "./02-xor.exercises.ts";
export * as activations from "./03-activations.exercises.ts";
export * as sigmoidDerivative from "./04-sigmoid-derivative.exercises.ts";
export * as losses from "./05-losses.exercises.ts";
export * as gradientDescent from "./06-gradient-descent.exercises.ts";
export * as chainRule from "./07-chain-rule.exercises.ts";
export * as twoLayers from "./08-two-layers.exercises.ts";
export * as miniBatches from "./09-mini-batches.exercises.ts";
export * as anyDepth from "./10-any-depth.exercises.ts";
export * as mnistData from "./11-mnist-data.exercises.ts";
export * as mnist from "./12-mnist.exercises.ts";
export * as repair from "./13-published-program.exercises.ts";
export * as wideNetwork from "./14-wide-network.exercises.ts";
export * as learningBetter from "./15-learning-better.exercises.ts";
export * as convolutions from "./16-convolutions.exercises.ts";
export * as alone from "./17-alone.exercises.ts";
export * as maths from "./18-maths.exercises.ts";
export * as typescript from "./19-typescript.exercises.ts";
