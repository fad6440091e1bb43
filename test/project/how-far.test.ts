import { expect, test } from "vitest";
import type { TestSpecification } from "vitest/node";
import { HowFar } from "../how-far.ts";

test("a test run says every ten seconds how many of its files are done", () => {
  const said: string[] = [];
  let now = 5_000;
  const howFar = new HowFar(
    (line) => said.push(line),
    () => now,
  );
  howFar.onTestRunStart(new Array<TestSpecification>(140));
  for (let file = 0; file < 12; file++) {
    now += 3_000;
    howFar.onTestModuleEnd();
  }
  now += 40_000;
  howFar.onTestCaseResult();
  expect(said).toEqual([
    "4 of 140 test files after 12 s",
    "8 of 140 test files after 24 s",
    "12 of 140 test files after 36 s",
    "12 of 140 test files after 1 min 16 s",
  ]);
});
