/**
 * What learners write, for the tests of a check: `lessons/NN-name.answers.ts` lists it by exercise,
 * and the tests put each in the place of the lesson's cell and ask the check.
 */

/** A wrong answer: source that may stand in the exercise's cell, and what the check must say of it. */
export interface WrongAnswer {
  readonly answer: string;
  /** Words of the verdict or of its cause. */
  readonly says: string;
}

/** The known answers to one exercise. */
export interface ExerciseAnswers {
  /** At least six, each with a mistake of its own. */
  readonly wrong: readonly WrongAnswer[];
  /** Right answers that look unlike the solution. */
  readonly alsoRight?: readonly string[];
  /** Answers that never end: the check is stopped, and the stop says which one it was. */
  readonly endless?: readonly string[];
}

/** Wrong answers, each with what the check must say of it. */
export function listed(pairs: readonly (readonly [answer: string, says: string])[]): WrongAnswer[] {
  return pairs.map(([answer, says]) => ({ answer, says }));
}

/** By the exercise's name in its group: `paper`. */
export type LessonAnswers = Readonly<Record<string, ExerciseAnswers>>;

/** Both lists of answers to the same exercises, as one. */
export function withMore(answers: LessonAnswers, more: LessonAnswers): LessonAnswers {
  const names = [...new Set([...Object.keys(answers), ...Object.keys(more)])];
  const of = (name: string) => [answers[name], more[name]];
  const joined = names.map((name): [string, ExerciseAnswers] => [
    name,
    {
      wrong: of(name).flatMap((one) => one?.wrong ?? []),
      alsoRight: of(name).flatMap((one) => one?.alsoRight ?? []),
      endless: of(name).flatMap((one) => one?.endless ?? []),
    },
  ]);
  return Object.fromEntries(joined);
}
