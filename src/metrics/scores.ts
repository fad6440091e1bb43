/** How good a classifier is at each class; all from the counts of `confusionCounts`. */

/** One number for each class, and their mean. */
export interface ClassScores {
  /** From 0 to 1, in the order of the class numbers. */
  readonly perClass: readonly number[];
  /** The mean over the classes, each counting the same however many samples it has. */
  readonly macro: number;
}

/**
 * Of the samples that were taken for a class, the share that is of it; 0 if none was.
 *
 * @param counts true classes in rows, predicted ones in columns, as `confusionCounts` gives them.
 * @throws RangeError if `counts` is not square, or a count is negative.
 * @example precision(confusionCounts([0, 0, 1], [0, 1, 1])) // { perClass: [1, 0.5], macro: 0.75 }
 */
export function precision(counts: readonly ArrayLike<number>[]): ClassScores {
  return scores("precision", counts, (hits, _, predicted) => share(hits, predicted));
}

/**
 * Of the samples of a class, the share that was taken for it; 0 if there is none.
 *
 * @param counts true classes in rows, predicted ones in columns, as `confusionCounts` gives them.
 * @throws RangeError if `counts` is not square, or a count is negative.
 * @example recall(confusionCounts([0, 0, 1], [0, 1, 1])) // { perClass: [0.5, 1], macro: 0.75 }
 */
export function recall(counts: readonly ArrayLike<number>[]): ClassScores {
  return scores("recall", counts, (hits, actual) => share(hits, actual));
}

/**
 * The harmonic mean of precision and recall: 2 p r / (p + r), and 0 if both are 0.
 *
 * @param counts true classes in rows, predicted ones in columns, as `confusionCounts` gives them.
 * @throws RangeError if `counts` is not square, or a count is negative.
 * @example f1(confusionCounts(test.labels, predictClasses(net, test.X))).macro
 */
export function f1(counts: readonly ArrayLike<number>[]): ClassScores {
  return scores("f1", counts, (hits, actual, predicted) => share(2 * hits, actual + predicted));
}

/** The score of each class, by its right answers, its samples, and how often it was predicted. */
function scores(
  operation: string,
  counts: readonly ArrayLike<number>[],
  score: (hits: number, actual: number, predicted: number) => number,
): ClassScores {
  checkCounts(operation, counts);
  const rows = counts.map((row) => Array.from(row));
  const perClass = rows.map((row, k) =>
    score(row[k], sum(row), sum(rows.map((other) => other[k]))),
  );
  return { perClass, macro: sum(perClass) / perClass.length };
}

/** @throws RangeError unless `counts` has a row and a column for each class, of 0 or more each. */
function checkCounts(operation: string, counts: readonly ArrayLike<number>[]): void {
  const odd = counts.find((row) => row.length !== counts.length);
  if (counts.length === 0 || odd) {
    const shape = `${counts.length} rows${odd ? `, one of them of ${odd.length}` : ""}`;
    throw new RangeError(
      `${operation}: counts has ${shape}; it needs a row and a column for each class, as confusionCounts gives them`,
    );
  }
  for (const [r, row] of counts.entries()) {
    const c = Array.from(row).findIndex((count) => !(count >= 0));
    if (c >= 0) {
      throw new RangeError(
        `${operation}: counts[${r}][${c}] is ${row[c]}; a count is a number from 0 up`,
      );
    }
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
