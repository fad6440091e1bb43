/** How one step of lesson 06 is judged. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { type Place, slopesOfF } from "./06-gradient-descent.checks.ts";

type Step = (place: Place, slopes: Place, rate: number) => unknown;

const each =
  (move: (v: number, slope: number, rate: number) => number): Step =>
  (place, slopes, rate) =>
    place.map((v, i) => move(v, slopes[i], rate));

const stepSlips: readonly (readonly [Step, string])[] = [
  [
    each((v, slope, rate) => v + rate * slope),
    "that goes uphill: a step is taken against the slope, with minus",
  ],
  [each((v, slope) => v - slope), "the rate is missing"],
  [
    each((v, _slope, rate) => v - rate),
    "the slope is missing: each coordinate goes by rate times its own slope",
  ],
  [
    each((_v, slope, rate) => -rate * slope),
    "that is the change; the new place is the old place plus the change",
  ],
  [
    each((_v, slope, rate) => rate * slope),
    "that is the change; the new place is the old place minus it",
  ],
  [
    each((v, slope, rate) => rate * slope - v),
    "the difference is turned round: place minus rate times slope",
  ],
  [
    each((v, slope, rate) => (v - slope) * rate),
    "the rate belongs to the slope alone: mind the brackets",
  ],
  [
    each((v, slope, rate) => rate * v - slope),
    "the rate belongs to the slope, not to the place",
  ],
  [
    each((v, slope, rate) => v - slope / rate),
    "the slope is multiplied by the rate, not divided",
  ],
  [
    each((v, slope, rate) => v - rate * slope * v),
    "the place itself is no factor: only rate times slope is taken away",
  ],
  [
    each((v, slope, rate) => v - rate * Math.sign(slope)),
    "only the sign of the slope is used; a steeper slope means a longer step",
  ],
  [
    each((v, slope, rate) => v - rate * Math.abs(slope)),
    "the sign of the slope is lost: where the ground falls, the step goes forward",
  ],
  [
    (place, slopes, rate) =>
      place.map((v, i) => v - (rate * slopes[i]) / Math.hypot(...slopes)),
    "the slope is divided by its length; a step is rate times the slope as it is",
  ],
  [
    (place, slopes, rate) => place.map((v) => v - rate * slopes[0]),
    "each coordinate has its own slope: `slopes[i]`",
  ],
  [
    (place, slopes, rate) =>
      place.map((v, i) => (i === 0 ? v - rate * slopes[0] : v)),
    "only the first coordinate has moved",
  ],
  [
    (place, slopes, rate) => [0, 1].map((i) => place[i] - rate * slopes[i]),
    "a place may have any number of coordinates, not only two: use `map`",
  ],
  [
    (place, slopes, rate) => [
      ...place,
      ...place.map((_, i) => -rate * slopes[i]),
    ],
    "`concat` and `...` put numbers behind each other; they must be added one by one",
  ],
  [
    each((v, slope, rate) => v - rate + slope),
    "rate and slope are multiplied: place minus rate times slope",
  ],
  [
    each((_v, slope, rate) => slope - rate * slope),
    "the slopes are moved; the place has to move, `v` of `place`",
  ],
  [
    each((v, slope, rate) => slope - rate * v),
    "place and slope are exchanged: place minus rate times slope",
  ],
  [
    each((v, slope) => v - 0.1 * slope),
    "the rate is always 0.1: use the `rate` that is handed in",
  ],
  [
    each((v, slope, rate) => v - 2 * rate * slope),
    "the step is twice too long: the slope has its 2 already",
  ],
  [
    each((v, slope, rate) => v - rate * slope ** 2),
    "the slope is squared: rate times slope is enough",
  ],
  [
    each((v, slope, rate) => Math.round(v - rate * slope)),
    "the place is rounded; small steps get lost then",
  ],
  [
    (place, slopes, rate) =>
      place.map((v, i) => v - rate * slopes[place.length - 1 - i]),
    "each coordinate has its own slope, in the same order: `slopes[i]`",
  ],
  [
    (place, slopes, rate) => place.map((v) => v - rate * Number(slopes)),
    "`slopes` is an array: take the slope of this coordinate, `slopes[i]`",
  ],
  [
    (place, slopes, rate) =>
      place.reduce((sum, v, i) => sum + v - rate * slopes[i], 0),
    "the coordinates are added up; a place is an array of them",
  ],
  [
    (place, slopes, rate) => [place.map((v, i) => v - rate * slopes[i])],
    "there is an array around the array: `map` gives one already",
  ],
  [
    (place, slopes, rate) => Number(place) - rate * Number(slopes),
    "arrays cannot be subtracted: go through the coordinates, with `map`",
  ],
  [
    each((v, slope, rate) => (v - rate) * slope),
    "mind the brackets: the rate is multiplied with the slope, and taken from the place",
  ],
  [
    (place, slopes, rate) => {
      const sum = slopes.reduce((all, slope) => all + slope, 0);
      return place.map((v) => v - rate * sum);
    },
    "the slopes are added up: each coordinate goes by its own slope alone",
  ],
  [
    (place, slopes, rate) =>
      place.map((v, i) => v - (rate * slopes[i]) / place.length),
    "nothing is shared out: each coordinate goes by rate times its own slope, undivided",
  ],
  [
    (place, slopes, rate) => [
      place,
      place.map((v, i) => v - rate * slopes[i]),
    ],
    "only the new place is asked for, not the old one with it",
  ],
  [
    (place, _slopes, rate) => {
      const other = slopesOfF(place);
      return place.map((v, i) => v - rate * other[i]);
    },
    "the slopes are handed in: use `slopes`, not the gradient of one landscape",
  ],
  [
    (place) => place,
    "the place that came in was given back: nothing has moved",
  ],
];

export const oneStepCheck: FunctionCheck = {
  name: "oneStep",
  cases: [
    [[3], [6], 0.1],
    [[0.5, -2], [1, -3], 0.1],
    [[1, 2, 3], [0.5, 0.25, -1], 2],
  ],
  draw: (random: Random) => [
    Array.from({ length: 4 }, () => random.normal()),
    Array.from({ length: 4 }, () => random.normal()),
    random.uniform(0.1, 1),
  ],
  expected: each((v, slope, rate) => v - rate * slope),
  slips: stepSlips,
  otherwise:
    "each coordinate minus rate times its own slope; in the first case that is 3 - 0.1 times 6",
};
