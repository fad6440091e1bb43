import { expect, test } from "vitest";
import { runLesson } from "./run-lesson.ts";

test("what appendix A says of sums, products, slopes and chance is what its cells give", async () => {
  const run = await runLesson("18-maths");
  expect(run.cells["sums-code"].printed).toEqual([`10 ${10 / 3} 42`]);
  expect(run.cells["vectors-code"].printed).toEqual(["1 5"]);
  const [slope, chained] = run.cells["slopes-code"].printed.map(Number);
  expect(slope).toBeCloseTo(6.001, 9);
  expect(chained).toBeCloseTo(24, 6);
  const [, mean, , deviation] = run.cells["chance-code"].printed[0].split(" ").map(Number);
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(deviation - 1)).toBeLessThan(0.03);
  const drawn = run.variables.drawn as number[];
  const within = drawn.filter((one) => Math.abs(one) < 1).length / drawn.length;
  expect(Math.abs(within - 2 / 3)).toBeLessThan(0.03);
});
