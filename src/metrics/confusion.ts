/** Which classes are taken for which, counted. */

/**
 * How often each class was predicted as each: element `[t][p]` counts the samples of the true class t for
 * which p was predicted. It has classes x classes elements.
 *
 * @param actual the true class number of each sample.
 * @param predicted the predicted class number of each sample.
 * @param classes how many classes; one more than the largest class number if left out.
 * @throws RangeError if the two differ in length, hold nothing, or hold what is no class number.
 * @example confusionCounts([0, 0, 1], [0, 1, 1]) // [[1, 1], [0, 1]]
 */
export function confusionCounts(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes?: number,
): number[][] {
  return countConfusions("confusionCounts", actual, predicted, classes);
}

/** `confusionCounts` for whoever has a name of its own in messages. There are at least `least` classes. */
export function countConfusions(
  operation: string,
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes?: number,
  least = 0,
): number[][] {
  if (actual.length !== predicted.length) {
    throw new RangeError(
      `${operation}: actual has ${actual.length} values and predicted has ${predicted.length}; they must be equal in number`,
    );
  }
  if (actual.length === 0) {
    throw new RangeError(`${operation}: actual is empty; give at least 1 class number`);
  }
  const truth = largestClass(operation, "actual", actual, classes);
  const said = largestClass(operation, "predicted", predicted, classes);
  const width = classes ?? Math.max(truth + 1, said + 1, least);
  const counts = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  for (let i = 0; i < actual.length; i++) counts[actual[i]][predicted[i]]++;
  return counts;
}

function largestClass(
  operation: string,
  name: string,
  labels: ArrayLike<number>,
  classes = Infinity,
): number {
  let most = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      const range = classes === Infinity ? "0 up" : `0 to ${classes - 1}`;
      throw new RangeError(
        `${operation}: ${name}[${i}] is ${label}; a class is a whole number from ${range}`,
      );
    }
    if (label > most) most = label;
  }
  return most;
}
