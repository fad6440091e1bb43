/** The images of a confusion matrix's cells: a few for each, as bytes. */

/** The samples of one cell that are carried, by their places in the data. */
export interface CellImages {
  readonly actual: number;
  readonly predicted: number;
  readonly samples: readonly number[];
}

/** Images carried in all, and of one cell: mistakes are what one looks for. */
const [inAll, ofMistakes, ofRight] = [160, 8, 2];

/** Chooses images: one of each cell in turn, the commonest mistakes first, until there are enough. */
export function chooseImages(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
): CellImages[] {
  const cells = cellsOf(actual, predicted).sort(
    (a, b) => Number(isRight(a)) - Number(isRight(b)) || b.samples.length - a.samples.length,
  );
  const chosen = cells.map(() => 0);
  let left = inAll;
  for (let turn = 0; turn < ofMistakes; turn++) {
    for (const [i, cell] of cells.entries()) {
      const greatest = Math.min(cell.samples.length, isRight(cell) ? ofRight : ofMistakes);
      if (left === 0 || turn >= greatest) continue;
      chosen[i]++;
      left--;
    }
  }
  return cells
    .map((cell, i) => ({ ...cell, samples: cell.samples.slice(0, chosen[i]) }))
    .filter(({ samples }) => samples.length > 0);
}

function isRight({ actual, predicted }: CellImages): boolean {
  return actual === predicted;
}

function cellsOf(actual: ArrayLike<number>, predicted: ArrayLike<number>) {
  const cells = new Map<string, { actual: number; predicted: number; samples: number[] }>();
  for (let i = 0; i < actual.length; i++) {
    const key = `${actual[i]} ${predicted[i]}`;
    const cell = cells.get(key) ?? { actual: actual[i], predicted: predicted[i], samples: [] };
    cell.samples.push(i);
    cells.set(key, cell);
  }
  return [...cells.values()];
}
