import { expect, test } from "vitest";
import { CellHost, type Declaring } from "./host.ts";

/** Milliseconds of the middle one of five runs. */
async function median(host: CellHost, cell: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    await host.run(cell);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[2];
}

// A kernel that keeps earlier cells' variables in a scope object is 500 times slower here, and 50 with
// an array (facts of tslab); as script-level variables they cost 7 times and nothing.
test.for<Declaring>(["let", "var"])(
  "a loop over an earlier cell's variables keeps the speed of one over its own (host declares with %s)",
  async (declaring) => {
    const host = new CellHost({ declaring, main: true });
    const [sum, array] = [`sum_${declaring}`, `array_${declaring}`];
    await host.run(`let ${sum} = 0; const ${array} = new Float64Array(10)`);
    const own = await median(host, "{ let s = 0; for (let i = 0; i < 3e6; i++) s += i; s }");
    const scalar = await median(host, `for (let i = 0; i < 3e6; i++) ${sum} += i`);
    const ownArray =
      "{ const a = new Float64Array(10); for (let i = 0; i < 3e6; i++) a[i % 10] += i }";
    const element = await median(host, `for (let i = 0; i < 3e6; i++) ${array}[i % 10] += i`);
    expect(scalar / own).toBeLessThan(60);
    expect(element / (await median(host, ownArray))).toBeLessThan(12);
  },
);
