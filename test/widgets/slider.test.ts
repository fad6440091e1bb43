import { describe, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { decisionLine, type Figure, gates, lineChart, slider, sliders } from "../../src/index.ts";
import { answer } from "../../src/widgets/callbacks.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { type Frame, frameOf, readFrame } from "../../src/widgets/slider/frame.ts";
import { readKnobs, readValues } from "../../src/widgets/slider/knobs.ts";
import { parseXml } from "../plots/xml.ts";

interface Shown {
  readonly id: string;
  readonly knobs: { readonly name: string }[];
  readonly frames: {
    readonly values: number[];
    readonly frame: { readonly text?: string; readonly error?: string };
  }[];
}

function dataOf(shown: ReturnType<typeof slider>): Shown {
  return JSON.parse(JSON.stringify(shown[displaySymbol]()[widgetMime("slider")]));
}

/** What the front end gets for these values. */
function asked({ id }: Shown, values: readonly number[]) {
  return answer({ id, turn: 7, values }) as { turn: unknown; frame: Frame };
}

describe("a slider", () => {
  test("carries nine values that were drawn before, from end to end", () => {
    const { frames, knobs } = dataOf(slider(-2, 2, (w) => w * w, { label: "w", start: 1 }));
    expect(knobs).toEqual([{ name: "w", kind: "range", min: -2, max: 2, step: 0.04, start: 1 }]);
    expect(frames[0]).toEqual({ values: [1], frame: { text: "1" } });
    expect(frames.slice(1).map(({ values }) => values[0])).toEqual([
      -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2,
    ]);
    expect(frames.slice(1).map(({ frame }) => frame.text)).toEqual([
      "4",
      "2.25",
      "1",
      "0.25",
      "0",
      "0.25",
      "1",
      "2.25",
      "4",
    ]);
  });

  test("has its function called with whatever it is moved to, within its range", () => {
    const data = dataOf(slider(0, 10, (x) => `x is ${x}`));
    expect(asked(data, [3.25])).toEqual({ turn: 7, frame: { text: "x is 3.25" } });
    expect(asked(data, [99]).frame).toEqual({ text: "x is 10" });
  });

  test("shows the figure that its function gives, with its picture", () => {
    const shown = slider(-2, 2, (w) => decisionLine(gates.and, { w: [w, 1], b: -0.5 }));
    const { frame } = asked(dataOf(shown), [0.5]);
    const expected = decisionLine(gates.and, { w: [0.5, 1], b: -0.5 });
    expect(frame).toMatchObject({ text: expected.description });
    expect(parseXml((frame as { svg: string }).svg)).toBeDefined();
    expect(shown.description).toContain("A figure with a slider, at x = 0.");
  });

  test("gives several numbers and points by their names", () => {
    const shown = sliders({ a: [0, 1], p: { at: [2, 3] } }, ({ a, p }) => `${a} ${p[0]} ${p[1]}`);
    const data = dataOf(shown);
    expect(asked(data, [0.25, -1, 5]).frame).toEqual({ text: "0.25 -1 5" });
    expect(data.frames).toHaveLength(10);
  });

  test("shows an error of its function as a frame, and goes on", () => {
    const data = dataOf(
      slider(0, 1, (x) => {
        if (x > 0.9) throw new RangeError("too much");
        return x;
      }),
    );
    expect(asked(data, [1]).frame).toEqual({ error: "RangeError: too much" });
    expect(data.frames.at(-1)?.frame).toEqual({ error: "RangeError: too much" });
    expect(asked(data, [0.5]).frame).toEqual({ text: "0.5" });
  });

  test("throws at once what the function throws at first, and refuses promises and ranges that go down", () => {
    const fail = () => {
      throw new Error("mine");
    };
    expect(() => slider(0, 1, fail)).toThrow("mine");
    expect(() => slider(0, 1, async () => 1)).toThrow("the function gives a promise");
    expect(() => slider(1, 1, (x) => x)).toThrow("x goes from 1 to 1 by 0; it must go up");
    expect(() => slider(0, Infinity, (x) => x)).toThrow("max of x is Infinity");
    expect(() => sliders({}, () => 1)).toThrow("a list of 0; there must be from 1 to 6");
  });

  test("has the same id in every run, and another one for another function", () => {
    const make = () => dataOf(slider(0, 1, (x) => x + 1)).id.split("-")[0];
    expect(make()).toBe(make());
    expect(dataOf(slider(0, 1, (x) => x + 2)).id.split("-")[0]).not.toBe(make());
  });
});

describe("questions and data from a stranger", () => {
  test.each([
    [undefined, undefined],
    [{ id: "constructor", turn: 3, values: [1] }, 3],
    [{ id: { toString: "x" }, turn: 4, values: [1] }, 4],
    [{ id: "none-1", turn: {}, values: [1] }, {}],
  ])("a question about no slider is answered by nobody: %j", (question, turn) => {
    expect(answer(question)).toEqual({ turn, nobody: "run its cell to have it computed" });
  });

  test.each([[[]], [[Number.NaN]], [["1"]], [[1, 2]], [undefined]])(
    "values that do not fit are refused: %j",
    (values) => {
      const knobs = readKnobs([{ name: "x", kind: "range", min: 0, max: 1, step: 0.1, start: 0 }]);
      expect(() => readValues(knobs, values)).toThrow("there must be 1 finite numbers");
    },
  );

  test("frames and knobs that are none are refused in a sentence", () => {
    expect(() => readFrame({ svg: "<svg/>" })).toThrow("it must have a text");
    expect(readFrame({ text: "t", svg: "x".repeat(3_000_000) })).toEqual({ text: "t" });
    expect(readFrame({ text: "t", svg: "<svg/>", place: { left: "0" } })).toEqual({
      text: "t",
      svg: "<svg/>",
    });
    expect(() => readKnobs(new Array(7).fill({}))).toThrow("the knobs are a list of 7");
    expect(() => readKnobs([{ name: 1 }])).toThrow("a knob's name is 1");
  });
});

test("a wide figure is drawn narrower for a frame, so that a phone can show its words; a plane as it is", () => {
  const widthOf = (figure: Figure) =>
    Number(/width="(\d+)"/.exec((frameOf(figure) as { svg: string }).svg)?.[1]);
  const chart = lineChart([1, 2, 3]);
  const plane = decisionLine(
    {
      X: [
        [0, 0],
        [1, 1],
      ],
      Y: [0, 1],
    },
    { w: [1, 1], b: -1 },
  );
  expect(chart.layout.width).toBe(760);
  expect(widthOf(chart)).toBe(480);
  expect(widthOf(plane)).toBe(plane.layout.width);
});
