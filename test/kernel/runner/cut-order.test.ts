/** A cell that is stopped while its order is still on its way into the runner. */
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { Runner } from "../../../src/kernel/runner.ts";
import type { PlacedCell } from "../../../src/run/cell-runner.ts";

const cellOf = (cell: number, code: string): PlacedCell => {
  const place = { fileName: "/cell.ts", number: cell, source: "", refused: [] };
  return { ...place, cell, code, map: "", names: [] } as unknown as PlacedCell;
};

test("a stop while the runner takes in a huge cell ends it, whether it was begun or not", async () => {
  const runner = new Runner(tmpdir(), () => {});
  const endless = "await new Promise(() => {});";
  // So long that the stop may fall before the first line of it, where nothing is there yet to be closed.
  const huge = `(async () => { ${endless} /*${"x".repeat(100_000_000)}*/ })()`;
  for (let cell = 1; cell <= 5; cell++) {
    const ran = runner.run(cellOf(cell, huge), {});
    await runner.interrupt();
    expect((await ran)?.ename).toBe("Interrupted");
  }
  await runner.stop();
});
