import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withProgress } from "../../src/lab/progress.ts";

beforeEach(
  () => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] }),
);
afterEach(() => void vi.useRealTimers());

/** What is written while work says two things, 8 seconds after each other, and ends after 12. */
async function told(isTTY: boolean): Promise<string[]> {
  const written: string[] = [];
  const place = { isTTY, write: (text: string) => written.push(text) };
  await withProgress(async (at) => {
    at("cell 1 of 2");
    vi.advanceTimersByTime(8_000);
    at("cell 2 of 2");
    vi.advanceTimersByTime(4_000);
  }, place);
  vi.advanceTimersByTime(60_000);
  return written;
}

test("a log gets a line every five seconds, and none after the end", async () => {
  expect(await told(false)).toEqual(["cell 1 of 2 (5 s)\n", "cell 2 of 2 (10 s)\n"]);
});

test("a terminal has one line that is written over every second, and is empty at the end", async () => {
  const written = await told(true);
  expect(written.slice(0, 2)).toEqual(["\r\x1b[2Kcell 1 of 2 (0 s)", "\r\x1b[2Kcell 1 of 2 (1 s)"]);
  expect(written.at(-2)).toBe("\r\x1b[2Kcell 2 of 2 (12 s)");
  expect(written.at(-1)).toBe("\r\x1b[2K");
});
