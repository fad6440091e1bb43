/** Cells and what they put out, wherever they run: the kernel and a page are held to the same list. */
/** A cell of the list; what is left out is nothing. */
export interface ListedCell {
  readonly title: string;
  readonly source: string;
  readonly stdout?: string;
  readonly stderr?: string;
  /** The bundle of the cell's value. */
  readonly value?: Readonly<Record<string, unknown>>;
  /** The bundles that were shown before it. */
  readonly shown?: readonly Readonly<Record<string, unknown>>[];
  /** Messages of errors that were shown, and did not fail the cell. */
  readonly strays?: readonly string[];
  /** How its error is told, without colours; the first line alone stands for all. In[n] is the cell's number. */
  readonly error?: string;
}

export const listedCells: readonly ListedCell[] = [
  // Values
  {
    title: "a value is shown as Node prints it",
    source: '({ a: [1, "two", { three: new Map([["k", new Set([1n])]]) }], f() {} })',
    value: {
      "text/plain": `{
  a: [
    1,
    'two',
    { three: Map(1) { 'k' => Set(1) { 1n } } }
  ],
  f: [Function: f]
}`,
    },
  },
  { title: "nothing is shown of nothing", source: "undefined" },
  {
    title: "records are a table, too",
    source: '[{ a: 1, b: "<b>" }]',
    value: {
      "text/plain": "[ { a: 1, b: '<b>' } ]",
      "text/html":
        '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td style="text-align: right">1</td><td>&lt;b&gt;</td></tr></tbody></table>',
    },
  },
  {
    title: "a getter that throws leaves the rest of its value",
    source: '[{ get a(): number { throw new Error("no"); }, b: 1 }]',
    value: { "text/plain": "[ { a: [Getter], b: 1 } ]" },
  },
  {
    title: "a training of more than a second that nobody watches says how it went",
    source: `import { dense, matrix, network, train } from "chainrule";
const lines = { X: matrix([[0], [1]]), Y: matrix([[1], [3]]) };
const line = network({ inputs: 1, layers: [dense(1, { init: () => 0 })] });
const clock = () => (line.history?.epochs === 5 ? 1500 : 0);
const { loss } = await train(line, lines, { epochs: 5, batchSize: 2, learningRate: 0.1, clock });
await train(line, lines, { epochs: 5, clock, onEpoch() {} });
undefined`,
    shown: [{ "text/plain": "epoch 5 of 5, loss 0.611" }],
  },
  {
    title: "half a character is shown as what can be kept",
    source: '"😀"[0]',
    value: { "text/plain": "'\\ud83d'" },
  },
  // Bundles
  {
    title: "a bundle gets a text, bytes become base64, what cannot be kept is told",
    source: `class Picture {
  [Symbol.for("Jupyter.display")]() {
    return { "image/png": new Uint8Array([1, 2, 3]), "text/html": null, "text/latex": ["a", "b"], "text/x": 5 };
  }
}
new Picture()`,
    value: {
      "image/png": "AQID",
      "text/latex": "ab",
      "text/x": "5",
      "text/plain": "Picture {}",
    },
    stderr:
      "display: text/html is null, needed is a text or bytes (a Uint8Array); it was left out\n",
  },
  {
    title: "a bundle that is none leaves the value's text",
    source: '({ a: 1, [Symbol.for("Jupyter.display")]: () => null as never }).a;\n({ b: 2 })',
    value: { "text/plain": "{ b: 2 }" },
  },
  {
    title: "a bundle may come later",
    source: '({ [Symbol.for("Jupyter.display")]: async () => ({ "text/plain": "later" }) })',
    value: { "text/plain": "later" },
  },
  {
    title: "a value that fails to show itself fails its cell",
    source: '({ [Symbol.for("Jupyter.display")]() { throw new Error("no picture"); } })',
    error: "Error: no picture",
  },
  {
    title: "and so it does after an await",
    source:
      'await null;\n({ [Symbol.for("Jupyter.display")]() { throw new Error("no picture"); } })',
    error: "Error: no picture",
  },
  {
    title: "what is shown on the way stands before the value",
    source: 'import { show } from "chainrule";\nshow({ a: { b: 1 } });\nshow("text");\n3',
    shown: [{ "text/plain": "{ a: { b: 1 } }" }, { "text/plain": "text" }],
    value: { "text/plain": "3" },
  },
  // Errors
  {
    title: "an error names its place and shows the line",
    source: 'const a = 1;\n\nthrow new RangeError("too far");',
    error: `RangeError: too far
  at Cell In[n], line 3, column 7
  1 const a = 1;
  2
> 3 throw new RangeError("too far");
          ^`,
  },
  {
    title: "an error's causes are told, and so is a cause that is no error",
    source: 'throw new Error("a", { cause: new TypeError("b", { cause: { why: ["c"] } }) });',
    error: `Error: a
  at Cell In[n], line 1, column 7
> 1 throw new Error("a", { cause: new TypeError("b", { cause: { why: ["c"] } }) });
          ^

caused by:
TypeError: b
  at Cell In[n], line 1, column 31
> 1 throw new Error("a", { cause: new TypeError("b", { cause: { why: ["c"] } }) });
                                  ^

caused by:
{ why: [ 'c' ] }`,
  },
  {
    title: "the errors of an AggregateError are told",
    source: 'const one = new Error("one");\nthrow new AggregateError([one, "two"], "both");',
    error: `AggregateError: both
  at Cell In[n], line 2, column 7
  1 const one = new Error("one");
> 2 throw new AggregateError([one, "two"], "both");
          ^

error 1 of 2:
Error: one
  at Cell In[n], line 1, column 13
> 1 const one = new Error("one");
                ^
  2 throw new AggregateError([one, "two"], "both");

error 2 of 2:
'two'`,
  },
  {
    title: "of many errors the first ten are told",
    source: 'throw new AggregateError(Array.from({ length: 12 }, (_, i) => i), "many");',
    error: `AggregateError: many
  at Cell In[n], line 1, column 7
> 1 throw new AggregateError(Array.from({ length: 12 }, (_, i) => i), "many");
          ^
${Array.from({ length: 10 }, (_, i) => `\nerror ${i + 1} of 12:\n${i}`).join("\n")}

... 2 more errors`,
  },
  {
    title: "an error's code is told, unless its message says it",
    source: 'throw Object.assign(new Error("far"), { code: "E_FAR" });',
    error: `Error: far
  code: E_FAR
  at Cell In[n], line 1, column 21
> 1 throw Object.assign(new Error("far"), { code: "E_FAR" });
                        ^`,
  },
  {
    title: "getters that throw hide no error",
    source: `const no = (): never => { throw new Error("no"); };
const odd = new Error("seen");
for (const name of ["code", "cause", "errors"]) Object.defineProperty(odd, name, { get: no });
throw odd;`,
    error: `Error: seen
  at Cell In[n], line 2, column 13
  1 const no = (): never => { throw new Error("no"); };
> 2 const odd = new Error("seen");
                ^
  3 for (const name of ["code", "cause", "errors"]) Object.defineProperty(odd, name, { get: no });
  4 throw odd;`,
  },
  {
    title: "an error without a readable message is an error all the same",
    source: `class Odd extends Error {
  override get message(): string { throw new Error("no"); }
}
throw new Odd();`,
    error: "Error: its name and message cannot be read",
  },
  {
    title: "a thrown value that cannot be printed is told as one",
    source: 'throw { [Symbol.for("nodejs.util.inspect.custom")]() { throw new Error("no"); } };',
    error: `Thrown value: a value that cannot be shown
only an Error carries the line it came from: throw new Error(...)`,
  },
  {
    title: "a thrown value comes with advice",
    source: 'throw "half 😀".slice(0, 6);',
    error: `Thrown value: 'half \\ud83d'
only an Error carries the line it came from: throw new Error(...)`,
  },
  {
    title: "an error that nobody awaits fails its cell",
    source: 'void Promise.reject(new Error("lost"));',
    error: "Error: lost",
  },
  {
    title: "the first of two such errors fails it, the other is shown",
    source: 'void Promise.reject(new Error("lost"));\nvoid Promise.reject(new Error("lost, too"));',
    error: "Error: lost",
    strays: ["lost, too"],
  },
  {
    title: "an error in a timer fails the cell that waits for it",
    source:
      'setTimeout(() => { throw new Error("late"); }, 1);\nawait new Promise((resolve) => setTimeout(resolve, 20));',
    error: "Error: late",
  },
  // The console
  {
    title: "the console formats, and has two streams",
    source: 'console.log("%s: %d", "a", 1, { b: [2] });\nconsole.warn("careful");\nconsole.info();',
    stdout: "a: 1 { b: [ 2 ] }\n\n",
    stderr: "careful\n",
  },
  {
    title: "half a character is printed as what can be kept",
    source: 'console.log("😀"[0], "ok")',
    stdout: "\ufffd ok\n",
  },
  {
    title: "a table is drawn",
    source: 'console.table([{ a: 1, b: "x" }])',
    stdout: `┌─────────┬───┬─────┐
│ (index) │ a │ b   │
├─────────┼───┼─────┤
│ 0       │ 1 │ 'x' │
└─────────┴───┴─────┘
`,
  },
  {
    title: "dir takes its options",
    source: "console.dir({ a: { b: {} } }, { depth: 0 })",
    stdout: "{ a: [Object] }\n",
  },
  {
    title: "a group indents, and ends with its cell",
    source: 'console.group("g");\nconsole.log("a\\nb");\nthrow new Error("in it");',
    stdout: "g\n  a\n  b\n",
    error: `Error: in it
  at Cell In[n], line 3, column 7
  1 console.group("g");
  2 console.log("a\\nb");
> 3 throw new Error("in it");
          ^`,
  },
  { title: "so the next cell is not indented", source: 'console.log("c\\nd")', stdout: "c\nd\n" },
  {
    title: "a trace names the cell's lines",
    source: 'function f(): void {\n  console.trace("here %d", 1);\n}\nf();',
    stderr: `Trace: here 1
    at f (Cell In[n], line 2, column 11)
    at Cell In[n], line 4, column 1
`,
  },
  {
    title: "an assertion that fails is said",
    source: 'console.assert(1 > 2, "no", 3);\nconsole.assert(true)',
    stderr: "Assertion failed: no 3\n",
  },
  {
    title: "counts go on from cell to cell",
    source: 'console.count("n");\nconsole.count("n")',
    stdout: "n: 1\nn: 2\n",
  },
  { title: "as here", source: 'console.count("n")', stdout: "n: 3\n" },
];
