// %% [markdown] id="title"
// # 19 Appendix B: TypeScript for numbers
//
// You know TypeScript. This is about what one meets only where many numbers are: how
// they are rounded, how they are held, and how a list becomes another list.
//
// | | |
// |---|---|
// | **Goal** | You know what a number in a computer is, and can read the course's way to write loops. |
// | **You will build** | a comparison that allows for rounding, a row of numbers without drift |

// %% id="imports"
import { exercises, lineChart, show, todo } from "chainrule";

// %% [markdown] id="rounding"
// ## Numbers are rounded
//
// A `number` has 53 binary digits, about 16 decimal ones. $0.1$ is not among the numbers
// that it can hold, as $1/3$ is not among decimals of 16 digits.

// %% id="rounding-code"
console.log(0.1 + 0.2, 0.1 + 0.2 === 0.3);
console.log(Number.EPSILON, 1 + Number.EPSILON / 2 === 1);
console.log(2 ** 53 + 1 === 2 ** 53, Number.MAX_SAFE_INTEGER);

// %% [markdown] id="close-task"
// So results are never compared with `===`. Two numbers are close if they differ by at
// most a **tolerance**: for numbers up to 1 a difference, for larger ones a share of the
// larger, for $10^{9}$ and $10^{9} + 1$ agree in nine digits.
//
// ## Exercise 1: close enough
//
// `true` if $|a - b|$ is at most the tolerance times the largest of $1$, $|a|$ and $|b|$.

// %% id="is-close" tags="exercise"
function isClose(a: number, b: number, tolerance: number): boolean {
  return todo(a, b, tolerance);
}

// %% id="is-close-check"
exercises.typescript.isClose.check(isClose);

// %% [markdown] id="special"
// ## Numbers that are none
//
// `Infinity` is beyond the largest number, and `NaN` is what no rule has an answer for:
// $0/0$, $\infty - \infty$, the root of $-1$. `NaN` is not even equal to itself, and every
// sum with it is `NaN`: one of them in the inputs makes a whole network of them.

// %% id="special-code"
console.log(1 / 0, -1 / 0, 0 / 0, Math.sqrt(-1), Math.exp(710));
const [none, other] = [0 / 0, Math.sqrt(-1)];
console.log(none === other, Number.isNaN(none));
console.log(Math.max(1, Number.NaN), [3, Number.NaN].includes(Number.NaN));

// %% [markdown] id="arrays"
// ## Arrays and typed arrays
//
// An array holds anything and grows. A `Float64Array` holds numbers only, side by side
// in memory, as many as at its beginning: all are 0 at first. A `Float32Array` takes half
// the room and rounds to 24 binary digits, about 7 decimal ones. A `Uint8Array` holds
// bytes, 0 to 255. Whoever sets a place beyond the end of a typed array sets nothing.

// %% id="arrays-code"
const bytes = Uint8Array.of(255, 256, -1);
const floats = Float32Array.of(0.1, 1e-50, 16_777_217);
console.log(bytes);
console.log(floats);
console.log(new Float64Array(3));

// %% id="drift"
let [wide, short] = [0, 0];
const apart = Array.from({ length: 1000 }, (_, i) => {
  wide += 0.1;
  short = Math.fround(short + Math.fround(0.1));
  const exact = (i + 1) / 10;
  return [Math.abs(wide - exact), Math.abs(short - exact)];
});

// %% id="drift-plot"
const errors = {
  "64 bits": apart.map(([error]) => error),
  "32 bits": apart.map(([, error]) => error),
};
show(
  lineChart(errors, { x: "times 0.1 was added", y: "error", yScale: "log" }),
);

// %% [markdown] id="range-task"
// Adding a step again and again adds its rounding again and again.
//
// ## Exercise 2: a row of numbers
//
// `count` numbers from `from` to `to`, both included, at equal distances. The last one
// must be `to` exactly: compute each from its place, and do not add up. There are at
// least 2.

// %% id="row-of" tags="exercise"
function rowOf(from: number, to: number, count: number): number[] {
  return todo(from, to, count);
}

// %% id="row-of-check"
exercises.typescript.rowOf.check(rowOf);

// %% [markdown] id="lists"
// ## From list to list
//
// | | gives |
// |---|---|
// | `list.map(f)` | f of each |
// | `list.filter(f)` | those of which f is true |
// | `list.reduce((sum, x) => sum + x, 0)` | one value of all |
// | `list.flatMap(f)` | the lists that f gives, one behind the other |
// | `Array.from({ length: n }, (_, i) => ...)` | a new list of n |
// | `const [a, b] = list`, `const { x, y } = point` | names for parts |
// | `[...list]`, `{ ...point, x: 1 }` | a copy, with a change |
//
// `map` leaves the list as it was; `sort`, `reverse`, `push` and `list[i] = 1` change it, and
// whoever else holds it sees the change. The course's functions give new lists.

// %% id="lists-code"
const list = [3, 1, 2];
const sorted = [...list].sort((a, b) => a - b);
console.log(list, sorted, [10, 9, 1].sort()); // without a rule: as texts

// %% [markdown] id="types"
// ## Types
//
// `number[]` is a list, `[number, number]` a pair, `number[][]` a list of rows.
// `(x: number) => number` is a function. An `interface` names the parts of an object.
// `const` forbids another value for the name, not a change inside it; `readonly` does
// that. A type is checked before a cell runs, and costs nothing while it runs.
//
// `await` waits for what takes long (`train`, `mnist`), and lets the page breathe.

// %% id="types-code"
interface Sample {
  readonly x: readonly number[];
  readonly label: number;
}
const sample: Sample = { x: [0, 1], label: 1 };
const pair: [number, string] = [sample.x.length, "inputs"];
console.log(pair.join(" "));

// %% [markdown] id="summary"
// ## Summary
//
// - Results are compared with a tolerance, never with `===`.
// - One `NaN` makes all that it touches `NaN`.
// - Typed arrays hold numbers side by side; 32 bits are 7 digits, 64 bits 16.
// - Compute from the place; do not add up steps.
