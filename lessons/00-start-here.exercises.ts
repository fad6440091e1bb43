/** The exercises of lesson 00: a first function, a random walk, and the choice that makes a walker learn. */
import { checkFunction } from "../src/exercises/check-function.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import { checkWalk, doubleCheck, walkPart } from "./00-start-here.checks.ts";
import { chooseCheck } from "./00-start-here.choose-checks.ts";

export const double: Exercise = exercise({
  name: "startHere.double",
  title: "Three states of a check",
  solution: `function double(x: number): number {
  return 2 * x;
}`,
  hints: [
    "The sign for times is `*`.",
    "A function gives its answer with `return`.",
    "`return 2 * x;`",
  ],
  check: (answer) =>
    checkFunction(answer, doubleCheck) ??
    right("This is how a passed exercise looks"),
});

export const walk: Exercise = exercise({
  name: "startHere.walk",
  title: "A random walk",
  solution: `function walk(count: number, random: Random): number[] {
  const places = [0];
  for (let i = 0; i < count; i++) {
    const step = random.next() < 0.5 ? -1 : 1;
    places.push(places[i] + step);
  }
  return places;
}`,
  hints: [
    "Begin with `const places = [0];` and add one place in each turn of a loop.",
    "A step is `random.next() < 0.5 ? -1 : 1`.",
    "The next place is the last place plus the step: `places.push(places[i] + step);`",
  ],
  part: walkPart,
  check: (answer) =>
    checkWalk(answer) ??
    right(
      "The same seed gives the same walk, and each step is one place long",
    ),
});

export const choose: Exercise = exercise({
  name: "startHere.choose",
  title: "Keep what is not worse",
  solution: `function choose(now: Line, next: Line, count: (line: Line) => number): Line {
  return count(next) <= count(now) ? next : now;
}`,
  hints: [
    "`count(now)` is the number of mistakes of the line that the walker has.",
    "No more mistakes than before: fewer, or just as many.",
    "`count(next) <= count(now) ? next : now`",
  ],
  part: chooseCheck.expected,
  check: (answer) =>
    checkFunction(answer, chooseCheck) ??
    right("A step is kept if it is better or just as good"),
});
