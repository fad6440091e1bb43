/**
 * The exercises of every lesson, one line a lesson. The public door names them together:
 * `exercises.perceptron.nand.check(myNand)`.
 */
export { perceptron } from "../../lessons/01-perceptron.exercises.ts";
