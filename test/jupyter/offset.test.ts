import { expect, test } from "vitest";
import { toPoints, toUnits } from "../../src/jupyter/offset.ts";

const text = "a🙂b𝑥é";

test("toUnits and toPoints turn each position into the other", () => {
  const points = Array.from(text);
  for (let i = 0; i <= points.length; i++) {
    const units = points.slice(0, i).join("").length;
    expect(toUnits(text, i)).toBe(units);
    expect(toPoints(text, units)).toBe(i);
  }
});

test("toUnits: past the end is the end", () => {
  expect(toUnits(text, 99)).toBe(text.length);
});
