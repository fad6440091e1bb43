/** How the shuffle of lesson 09 is judged: by what it gives, and how often it gives what. */
import { seeded } from "../src/engine/random.ts";
import { functionOf, listOf } from "../src/exercises/answer.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

const ten = Array.from({ length: 10 }, (_, i) => i);
const total = 6000;

/** A shuffle is judged by what it gives: the same numbers, the list left alone, and every order equally often. */
export function checkShuffle(answer: unknown): Verdict | undefined {
  const shuffled = functionOf(answer, "shuffled");
  const random = seeded(91);
  const given = [...ten];
  const came = listOf(
    shuffled(given, random),
    "`shuffled([0, 1, ..., 9], random)`",
  );
  if (`${[...came].sort()}` !== `${ten}`)
    return notYet({
      what: "`shuffled([0, 1, ..., 9], random)`",
      came: `is ${describeValue(came)}`,
      expected: "the same ten numbers in another order",
      cause: causeOfNumbers(came),
    });
  if (`${given}` !== `${ten}`)
    return notYet({
      what: "`shuffled(list, random)`",
      came: "changes the list that it was given",
      cause: "begin with a copy: `const copy = [...list];`",
    });
  if (`${came}` === `${ten}`)
    return notYet({
      what: "`shuffled([0, 1, ..., 9], random)`",
      came: "is in the old order",
      cause: "is the copy shuffled, and is it the copy that you return?",
    });
  return checkChance(shuffled) ?? checkFair(shuffled);
}

function causeOfNumbers(came: readonly unknown[]): string {
  if (came.length < 10) return "numbers are lost";
  if (came.some((one) => one === undefined))
    return "a place past the end was read: the last place is `copy.length - 1`, and `random.integer(n)` gives 0 to n - 1";
  if (new Set(came).size < came.length)
    return "one number overwrites the other: to change places, keep one of them: `const kept = copy[i]; copy[i] = copy[j]; copy[j] = kept;`";
  return "each number must come once";
}

/** The chance must come from `random`, so that a run can be repeated. */
function checkChance(
  shuffled: ReturnType<typeof functionOf>,
): Verdict | undefined {
  const [one, same, other] = [1, 1, 2].map(
    (seed) => `${shuffled([...ten], seeded(seed))}`,
  );
  if (one !== same)
    return notYet({
      what: "`shuffled` with the same seed",
      came: "gives two different orders",
      cause: "take all chance from `random`, not from `Math.random`",
    });
  if (one === other)
    return notYet({
      what: "`shuffled` with another seed",
      came: "gives the same order",
      cause: "is `random` used?",
    });
  const random = seeded(3);
  const twice = [0, 1].map(() => `${shuffled([...ten], random)}`);
  return twice[0] === twice[1]
    ? notYet({
        what: "a second call with the same `random`",
        came: "gives the same order again",
        cause:
          "use the `random` that is handed in; do not make a new one with `seeded`",
      })
    : undefined;
}

/** Counts the orders of three numbers: a fair shuffle gives each 1,000 times, give or take 30. */
function checkFair(
  shuffled: ReturnType<typeof functionOf>,
): Verdict | undefined {
  const random = seeded(92);
  const counts = new Map<string, number>();
  for (let n = 0; n < total; n++) {
    const order = `${shuffled([0, 1, 2], random)}`;
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const often = (order: string): number => counts.get(order) ?? 0;
  const orders = ["0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"];
  const worst = orders.find(
    (order) => Math.abs(often(order) - total / 6) > 150,
  );
  if (worst === undefined) return undefined;
  const moving = orders.filter((order) => often(order) > 0);
  const cause =
    moving.length === 2
      ? "no number ever stays at its place: draw j from 0 to i, with i itself: `random.integer(i + 1)`"
      : moving.length < 6
        ? "some orders never come: does the walk go through all places, from the last to the second?"
        : "draw j from the places up to i, `random.integer(i + 1)`; not from all places, and not by sorting";
  return notYet({
    what: `of ${total} shuffles of [0, 1, 2], the order ${worst.replaceAll(",", ", ")}`,
    came: `came ${often(worst)} times`,
    expected: "about as often as each of the other five",
    cause,
  });
}
