/**
 * The exercises of every lesson, one line a lesson. The public door names them together:
 * `exercises.perceptron.nand.check(myNand)`.
 */
export {};
