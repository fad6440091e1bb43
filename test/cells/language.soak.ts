/** `npm run soak`: 10,000 cells in one language; memory and time stay as they were after the first 1,000. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { compileCell } from "../../src/cells/compile.ts";
import { language } from "./session.ts";

const CELLS = Number(process.env.CHAINRULE_SOAK_CELLS ?? 10_000);
const PART = CELLS / 10;

/** Mixed cells over some fifty names, whose types change all the time; one in five is wrong. */
const kinds: readonly ((i: number) => string)[] = [
  (i) => `const a${i % 20} = ${i}; let b${i % 7} = [a${i % 20}]; b${i % 7}`,
  (i) => `interface T${i % 5} { x${i}: number }\nconst t${i % 5}: T${i % 5} = { x${i}: ${i} }`,
  (i) =>
    `function f${i % 9}(x: number) { return { x, y: ${i} } }\nclass K${i % 4} { private p = f${i % 9}(1) }`,
  (i) => `const wrong: string = ${i}`,
  (i) =>
    `import { area } from "./shapes.ts"; import { sep } from "node:path"; await area({ side: ${i} })`,
  (i) => `enum E${i % 3} { A, B } namespace N${i % 3} { export const z = ${i} }`,
  (i) =>
    `function make${i % 3}() { class L { private q = ${i} } return new L() } const l${i % 3} = make${i % 3}()`,
  (i) => `let = ${i}`,
  (i) => `const c = [t${i % 5}, new K${i % 4}()] as const; let d = c[0]`,
  (i) => `nobody${i} = 5`,
];

function megabytesInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

/** The cell's time in milliseconds. */
function run(i: number): number {
  const source = kinds[i % kinds.length](i);
  const start = performance.now();
  if (language.check(source).length === 0) {
    compileCell(source, { fileName: `cell-${i}.ts` });
    language.commit(source);
  }
  if (i % 5 === 0) language.complete("a1.toF", 6);
  return performance.now() - start;
}

test(`${CELLS} cells leave memory and time as they were`, { timeout: 3_600_000 }, () => {
  const heaps: number[] = [];
  const slow: number[] = [];
  for (let part = 0; part < 10; part++) {
    const times = Array.from({ length: PART }, (_, k) => run(part * PART + k)).sort(
      (a, b) => a - b,
    );
    heaps.push(megabytesInUse());
    slow.push(times[Math.floor(PART * 0.95)]);
  }
  const { modules, names } = language.size();
  console.info({ heaps, slow, modules, names });
  expect(names).toBeLessThan(70);
  expect(modules).toBeLessThan(70);
  expect(heaps[9]).toBeLessThan(heaps[0] * 1.2);
  expect(slow[9]).toBeLessThan(slow[1] * 3);
});
