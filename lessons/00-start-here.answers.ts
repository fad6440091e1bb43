/** What learners write into the exercises of lesson 00. */
import { type LessonAnswers, withMore } from "../src/exercises/answers.ts";
import { secondAnswers } from "./00-start-here.second-answers.ts";

const double = (body: string): string => `function double(x) { ${body} }`;
const walk = (body: string): string =>
  `function walk(count, random) { ${body} }`;
const loop = (step: string): string =>
  walk(
    `const places = [0]; for (let i = 0; i < count; i++) { ${step} } return places;`,
  );
const choose = (body: string): string =>
  `function choose(now, next, count) { ${body} }`;

const first: LessonAnswers = {
  double: {
    wrong: [
      { answer: double("return x + 2;"), says: "right for 2 alone" },
      { answer: double("return x * x;"), says: "that is the square" },
      { answer: double("return x ** 2;"), says: "that is the square" },
      { answer: double("2 * x;"), says: "did you forget `return`?" },
      { answer: double("return -2 * x;"), says: "sign is turned round" },
      {
        answer: double('return "" + x + x;'),
        says: "two texts side by side",
      },
      { answer: double("return x / 2;"), says: "that is half of it" },
      { answer: double("return 4;"), says: "are the inputs used?" },
      { answer: double("return x + x + x;"), says: "three times" },
      { answer: double("return Math.round(2 * x) ;"), says: "rounds" },
      { answer: double("return String(2 * x);"), says: "it is text" },
      { answer: "const double = 4;", says: "the function itself" },
      { answer: double("return 2 * y;"), says: "a name with a slip" },
    ],
    alsoRight: ["const double = (x) => x + x;", double("return x / 0.5;")],
    endless: [double("while (x !== Infinity) {} return x;")],
  },
  walk: {
    wrong: [
      {
        answer: loop("places.push(random.next() < 0.5 ? -1 : 1);"),
        says: "a place is the last place plus the step",
      },
      {
        answer: loop(
          "places.push(places[i] + (random.next() < 0.5 ? 1 : -1));",
        ),
        says: "below 0.5 means to the left",
      },
      {
        answer: loop("places.push(places[i] + Math.round(random.next()));"),
        says: "to the left is -1",
      },
      {
        answer: loop("places.push(random.next());"),
        says: "the random numbers themselves",
      },
      {
        answer: loop("places.push(places[i] + random.next());"),
        says: "the random number itself is the step",
      },
      {
        answer: loop(
          "places.push(places[i] + (Math.random() < 0.5 ? -1 : 1));",
        ),
        says: "from the source that is handed in",
      },
      {
        answer: loop(
          "places.push(places[i] + (seeded(1).next() < 0.5 ? -1 : 1));",
        ),
        says: "from the source that is handed in",
      },
      {
        answer: walk(
          "const places = []; let place = 0; for (let i = 0; i < count; i++) { place += random.next() < 0.5 ? -1 : 1; places.push(place); } return places;",
        ),
        says: "the start is missing",
      },
      {
        answer: walk(
          "const places = [0]; for (let i = 1; i < count; i++) { places.push(places[i - 1] + (random.next() < 0.5 ? -1 : 1)); } return places;",
        ),
        says: "a step is missing",
      },
      {
        answer: walk(
          "const places = [0]; for (let i = 0; i <= count; i++) { places.push(places[i] + (random.next() < 0.5 ? -1 : 1)); } return places;",
        ),
        says: "one step too many",
      },
      {
        answer: walk(
          "let place = 0; for (let i = 0; i < count; i++) place += random.next() < 0.5 ? -1 : 1; return place;",
        ),
        says: "an array",
      },
      {
        answer: walk(
          "const step = random.next() < 0.5 ? -1 : 1; const places = [0]; for (let i = 0; i < count; i++) places.push(places[i] + step); return places;",
        ),
        says: "all steps go the same way",
      },
      {
        answer: loop(
          "places.push(places[i] + (random.next() < 0.1 ? -1 : 1));",
        ),
        says: "equally likely",
      },
      {
        answer: loop(
          "places.push(places[i + 1] + (random.next() < 0.5 ? -1 : 1));",
        ),
        says: "NaN",
      },
      {
        answer: loop(
          "random.next(); places.push(places[i] + (random.next() < 0.5 ? -1 : 1));",
        ),
        says: "take one number for each step",
      },
      {
        answer: loop("places.push(places[i] + (random < 0.5 ? -1 : 1));"),
        says: "from the source that is handed in",
      },
    ],
    alsoRight: [
      loop("places.push(places[i] + 2 * random.integer(2) - 1);"),
      loop("places.push(places[i] + Math.sign(random.uniform(-1, 1)));"),
      walk(
        "if (count === 0) return [0]; const before = walk(count - 1, random); return [...before, before[count - 1] + (random.next() >= 0.5 ? 1 : -1)];",
      ),
    ],
    endless: [walk("while (count >= 0) {} return [];")],
  },
  choose: {
    wrong: [
      {
        answer: choose("return count(next) < count(now) ? next : now;"),
        says: "`<=`, not `<`",
      },
      {
        answer: choose("return count(next) >= count(now) ? next : now;"),
        says: "keeps what is worse",
      },
      { answer: choose("return next;"), says: "takes every step" },
      { answer: choose("return now;"), says: "takes no step" },
      {
        answer: choose("return Math.min(count(now), count(next));"),
        says: "the line itself is asked for",
      },
      {
        answer: choose("return count(next) <= count(now);"),
        says: "return the line",
      },
      {
        answer: choose("return next <= now ? next : now;"),
        says: "takes every step",
      },
      {
        answer: choose("return next.b <= now.b ? next : now;"),
        says: "how many mistakes a line makes",
      },
      {
        answer: choose("if (count(next) <= count(now)) return next;"),
        says: "come to the end without a `return`",
      },
      {
        answer: choose("return count <= 0 ? next : now;"),
        says: "takes no step",
      },
      {
        answer: choose(
          "return mistakes(next) <= mistakes(now) ? next : now;",
        ),
        says: "mistakes a line makes",
      },
    ],
    alsoRight: [
      choose("return count(now) < count(next) ? now : next;"),
      choose(
        "const [a, b] = [now, next].map((one) => count(one)); if (b > a) { return now; } return { ...next };",
      ),
    ],
    endless: [choose("for (;;) count(now);")],
  },
};

export const answers: LessonAnswers = withMore(first, secondAnswers);
