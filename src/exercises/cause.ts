/** The likely cause of a wrong answer: what a learner who sees this has most often done. */

/** Guesses why `came` is not `expected`; `undefined` if nothing is likely. */
export function causeOf(came: unknown, expected: unknown): string | undefined {
  return causeOfType(came) ?? causeOfNumber(came, expected);
}

/** Guesses why the learner's code threw, from the text of the error. */
export function causeOfError(text: string): string | undefined {
  return errors.find(([pattern]) => pattern.test(text))?.[1];
}

/** Why a value is of the wrong kind: no `return`, no `await`, not called. */
export function causeOfType(came: unknown): string | undefined {
  if (came === undefined) return "did you forget `return`?";
  if (came instanceof Promise)
    return "did you forget `await`? Where nothing is awaited, leave `async` out";
  if (typeof came === "function")
    return "did you forget to call it? `f` is the function, `f(x)` its value";
  return undefined;
}

function causeOfNumber(came: unknown, expected: unknown): string | undefined {
  if (typeof expected !== "number") return undefined;
  if (typeof came === "boolean") return "turn the condition into a number: `condition ? 1 : 0`";
  if (typeof came === "string") return "it is text; `Number(text)` makes a number of it";
  if (typeof came !== "number") return undefined;
  return numbers.find(([fits]) => fits(came, expected))?.[1];
}

type Fits = (came: number, expected: number) => boolean;

const numbers: readonly (readonly [Fits, string])[] = [
  [
    (came) => Number.isNaN(came),
    "NaN comes from a missing value (an index past the end, a name with a slip), from 0 / 0, or from Infinity - Infinity",
  ],
  [(came) => !Number.isFinite(came), "a division by 0, or `Math.exp` of a large number"],
  [(came, expected) => came !== 0 && near(came, -expected), "the sign is turned round"],
  [(came, expected) => near(came * expected, 1), "the fraction is upside down"],
  [
    (came, expected) => Math.abs(came - expected) <= 1e-3 * Math.abs(expected),
    "nearly right: rounded on the way, or a step too large or a term too few",
  ],
];

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

const errors: readonly (readonly [RegExp, string])[] = [
  [
    /(?:subtract|add): a is (\d+)x(\d+) and b is \2x\1;/,
    "one is the transpose of the other: in a product such as X^T dZ the two factors are exchanged",
  ],
  [
    /(?:subtract|add|hadamard): a is (?:1x(\d+) and b is \d+x\1|\d+x(\d+) and b is 1x\2);/,
    "one row meets many: `sumRows` makes one row of many, `addRow` adds one row to each",
  ],
  [
    /is not a function/,
    "hand over the function itself, `check(f)` and not `check(f(1))`; or a name that is called is not a function",
  ],
  [
    /Cannot (?:read properties|destructure property '.*?') of '?(undefined|null)|is not iterable/,
    "a value is missing: an index past the end of an array (an empty one has no last), a variable that was never set, or what `forEach` gives, which is nothing (`map` gives a list)",
  ],
  [
    /Cannot create property/,
    "something is set on a number: are the two names exchanged in `[first, second]`?",
  ],
  [/is not defined/, "a name with a slip, or the cell that declares it was not run"],
  [/before initialization/, "a name is used above the line that declares it"],
  [/Assignment to constant/, "a `const` cannot change; use `let`"],
  [/Maximum call stack/, "a function calls itself without an end"],
  [
    /\b[aA] is \d+x\d+(?: and b|, B) is \d+x\d+/,
    "the shapes do not fit each other: write them under each factor. Is a transpose missing, are two factors exchanged, or is something used that was not handed in?",
  ],
  [
    /\b[AB] is undefined|Matrix: .*(?:undefined|NaN)/,
    "something that is no matrix is used as one: functions of numbers, `+` and `*` give NaN with matrices; `map(A, f)` takes each number of a matrix",
  ],
  [
    /at: .* is outside a .* matrix/,
    "a row and a column are exchanged, a loop goes one step too far, or the shapes of a product do not fit",
  ],
  [/Invalid array length/, "an array was made with a length that is negative or not whole"],
];
