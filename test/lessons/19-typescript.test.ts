import { expect, test } from "vitest";
import { runLesson } from "./run-lesson.ts";

test("what appendix B says of rounding, and of what is no number, is what its cells give", async () => {
  const run = await runLesson("19-typescript");
  const [third, ...rest] = run.cells["rounding-code"].printed;
  expect(third).toBe("0.30000000000000004 false");
  expect(rest.every((line) => line.includes("true"))).toBe(true);
  expect(run.cells["special-code"].printed[1]).toBe("false true");
  const last = (run.variables.apart as number[][])[999];
  expect(last[0]).toBeLessThan(1e-11);
  expect(last[1]).toBeGreaterThan(1e-5);
});
