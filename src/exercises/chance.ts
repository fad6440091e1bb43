/** What a learner's function gave, and whether chance had a part in it. */
export interface Outcome<T> {
  readonly result: T;
  readonly asksChance: boolean;
}

/** Does the work, and looks whether it asks `Math.random`. */
export function watchChance<T>(work: () => T): Outcome<T> {
  const { random } = Math;
  let asksChance = false;
  Math.random = () => {
    asksChance = true;
    return random();
  };
  try {
    const result = work();
    return { result, asksChance };
  } finally {
    Math.random = random;
  }
}

/** For an output that is wrong now and may be right the next time. */
export const byChance =
  "it asks `Math.random`, so it answers now this way, now that: the output must follow from the inputs alone";
