/**
 * The exercises of every lesson, one line a lesson. The public door names them together:
 * `exercises.perceptron.nand.check(myNand)`.
 */
export { perceptron } from "../../lessons/01-perceptron.exercises.ts";
export { xor } from "../../lessons/02-xor.exercises.ts";
export { sigmoidDerivative } from "../../lessons/04-sigmoid-derivative.exercises.ts";
export { chainRule } from "../../lessons/07-chain-rule.exercises.ts";
export { mnist } from "../../lessons/12-mnist.exercises.ts";
