/** What targets must be, for each kind of loss. */
import type { Matrix } from "./matrix.ts";

/** A check that Y has a column for each output. */
export function checkSameWidth(name: string): (Y: Matrix, units: number) => void {
  return (Y, units) => {
    if (Y.cols === units) return;
    throw new RangeError(
      `${name}: Y is ${Y.shape} and the network has ${units} outputs; Y must have ${units} columns`,
    );
  };
}

/** @throws RangeError if a number of Y is not from 0 to 1. */
export function checkProbabilities(name: string, Y: Matrix): void {
  const wrong = findNot(Y, (y) => y >= 0 && y <= 1);
  if (wrong < 0) return;
  throw new RangeError(
    `${name}: row ${Math.floor(wrong / Y.cols)} of Y holds ${Y.data[wrong]}; targets must be from 0 to 1`,
  );
}

/** @throws RangeError if Y is not one column of class numbers below `units`. */
export function checkClassNumbers(Y: Matrix, units: number): void {
  const name = "sparseCategoricalCrossEntropy";
  if (Y.cols !== 1) {
    throw new RangeError(
      `${name}: Y is ${Y.shape}; it must be ${Y.rows}x1 with class numbers (one-hot rows belong to categoricalCrossEntropy)`,
    );
  }
  const wrong = findNot(Y, (y) => Number.isInteger(y) && y >= 0 && y < units);
  if (wrong < 0) return;
  throw new RangeError(
    `${name}: row ${wrong} of Y holds ${Y.data[wrong]}; class numbers must be whole numbers from 0 to ${units - 1}`,
  );
}

/** The place of the first number that is not `right`; -1 if all are. */
function findNot({ data }: Matrix, right: (y: number) => boolean): number {
  for (let i = 0; i < data.length; i++) if (!right(data[i])) return i;
  return -1;
}
