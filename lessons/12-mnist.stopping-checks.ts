/** The early stopping of lesson 12, and its slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";

type BestEpoch = (losses: number[], patience: number) => number;

/** Decisions of early stopping; those left out are as they should be. */
interface Stopping {
  better?: (loss: number, losses: number[], best: number) => boolean;
  resets?: boolean;
  more?: number;
  gives?: (best: number, epoch: number) => number;
  atEnd?: (best: number, epoch: number) => number;
}

/** The loop of early stopping, with its decisions left open. */
function stopping(decisions: Stopping): BestEpoch {
  const { gives = (best) => best, atEnd = gives } = decisions;
  const { resets = true, more = 0 } = decisions;
  const { better = (loss, losses, best) => loss < losses[best] } = decisions;
  return (losses, patience) => {
    let [best, bad] = [0, 0];
    for (let epoch = 1; epoch < losses.length; epoch++) {
      if (better(losses[epoch], losses, best)) {
        best = epoch;
        if (resets) bad = 0;
      } else bad++;
      if (bad === patience + more) return gives(best, epoch);
    }
    return atEnd(best, losses.length - 1);
  };
}

export const bestEpochCheck: FunctionCheck = {
  name: "bestEpoch",
  otherwise:
    "remember the epoch of the lowest loss so far; stop when `patience` epochs in a row have not beaten it",
  cases: [
    [[0.9, 0.5, 0.4, 0.6, 0.7, 0.8], 2],
    [[0.9, 0.5, 0.6, 0.7, 0.1], 2],
    [[0.9, 0.5, 0.6, 0.4, 0.6, 0.7, 0.3, 0.5], 3],
    [[0.9, 0.5, 0.5, 0.5, 0.5, 0.2], 3],
    [[0.3, 0.2, 0.1], 1],
    [[0.5, 0.6, 0.7, 0.8], 2], // the first epoch is the best
    [[0.5], 2],
    [[0.9, 0.4, 0.8, 0.7, 0.6, 0.5], 3], // falls again, but never below the lowest
  ],
  draw: (random: Random) => [
    Array.from({ length: 12 }, (_, i) => 1 / (i + 1) + random.next() / 2),
    1 + random.integer(3),
  ],
  draws: 12,
  expected: stopping({}),
  slips: [
    [
      (losses: number[]) => losses.indexOf(Math.min(...losses)),
      "the loop has stopped before it could see the last epoch",
    ],
    [
      (losses: number[], patience: number) =>
        stopping({})(losses.slice(1), patience) + 1,
      "the first epoch may be the best one, too: begin with epoch 0",
    ],
    [
      (losses: number[]) => stopping({})(losses, 5),
      "the patience is a fixed number: use `patience`",
    ],
    [
      (losses: number[], patience: number) =>
        losses.indexOf(Math.min(...losses.slice(0, patience))),
      "the patience counts the bad epochs in a row, not the epochs in all",
    ],
    [
      (losses: number[], patience: number) => losses.length - patience,
      "the losses are not looked at: search for the lowest",
    ],
    [
      (losses: number[]) => {
        const rise = losses.findIndex((loss, e) => loss > losses[e - 1]);
        return rise < 0 ? losses.length - 1 : rise - 1;
      },
      "it stops at the first bad epoch; wait until `patience` of them have come in a row",
    ],
    [
      stopping({ gives: (_best, epoch) => epoch }),
      "the epoch of the lowest loss is kept, not the one where it stops",
    ],
    [
      stopping({ atEnd: (_best, epoch) => epoch }),
      "if the loop comes to the end, the epoch of the lowest loss is kept, not the last one",
    ],
    [
      stopping({ atEnd: () => undefined as never }),
      "the loop may come to the end without a stop: return the best epoch there, too",
    ],
    [
      (losses: number[], patience: number) => {
        let bad = 0;
        for (let epoch = 1; epoch < losses.length; epoch++) {
          bad = losses[epoch] < losses[epoch - 1] ? 0 : bad + 1;
          if (bad === patience) return epoch - patience;
        }
        return losses.length - 1;
      },
      "compare with the lowest loss so far, not with the loss before, and keep its epoch",
    ],
    [
      stopping({ more: -1 }),
      "one epoch too few: only after `patience` bad epochs in a row",
    ],
    [
      (losses: number[], patience: number) => {
        let best = 0;
        for (let epoch = 1; epoch < losses.length; epoch++) {
          if (losses[epoch] < losses[best]) best = epoch;
          else if (epoch - best >= patience - 1) break;
        }
        return best;
      },
      "one epoch too few: only after `patience` bad epochs in a row",
    ],
    [
      stopping({ gives: (_best, epoch) => epoch, atEnd: (best) => best }),
      "the epoch of the lowest loss is kept, not the one where it stops",
    ],
    [
      stopping({ resets: false }),
      "a new lowest loss sets the count of bad epochs back to 0",
    ],
    [
      stopping({ better: (loss, losses, best) => loss <= losses[best] }),
      "an equal loss is no new lowest loss",
    ],
    [
      (losses: number[], patience: number) => {
        let [best, bad] = [0, 0];
        for (let epoch = 1; epoch < losses.length; epoch++) {
          if (losses[epoch] < losses[epoch - 1]) bad = 0;
          else bad++;
          if (losses[epoch] < losses[best]) best = epoch;
          if (bad === patience) return best;
        }
        return best;
      },
      "compare with the lowest loss so far, not with the loss before",
    ],
    [
      (losses: number[], patience: number) => {
        let [best, bad] = [0, 0];
        for (let epoch = 1; epoch < losses.length; epoch++) {
          if (losses[epoch] < losses[epoch - 1]) {
            best = epoch;
            bad = 0;
          } else bad++;
          if (bad === patience) return best;
        }
        return best;
      },
      "compare with the lowest loss so far, not with the loss before",
    ],
    [
      stopping({ more: 1 }),
      "one epoch too many: stop when `patience` epochs in a row were bad",
    ],
    [
      stopping({ more: -1 }),
      "one epoch too few: only after `patience` bad epochs in a row",
    ],
    [stopping({ gives: (best) => best + 1 }), "epochs are counted from 0"],
    [
      (losses: number[], patience: number) =>
        losses[stopping({})(losses, patience)],
      "this is the lowest loss; its epoch was asked for",
    ],
    [
      (losses: number[]) => losses.indexOf(Math.max(...losses)),
      "the lowest loss is the best, not the highest",
    ],
  ],
};
