/** Notebooks as people write TypeScript every day, for tslab and without a tsconfig.json. */

/** What lies beside them. */
export const everydayFiles: Record<string, string> = {
  "people.ts":
    "export interface Person { name: string; age: number }\nexport const people: Person[] = [{ name: 'Ada', age: 36 }, { name: 'Alan', age: 41 }];\nexport default function oldest(all: Person[]) { return all.reduce((a, b) => (a.age > b.age ? a : b)); }",
  "util/index.ts": "export const double = (x) => x * 2;\nexport * from './text';",
  "util/text.ts": "export const shout = (s) => s.toUpperCase() + '!';",
  "numbers.csv": "a,b\n1,2\n3,4\n",
};

export interface Program {
  readonly title: string;
  readonly cells: readonly string[];
  /** The last cell's value. */
  readonly result: unknown;
}

export const everydayPrograms: readonly Program[] = [
  {
    title: "untyped helpers, redefined as one goes",
    cells: [
      "function add(a, b) { return a + b }",
      "let total = null;",
      "total = add(1, 2);",
      "const add = (...xs) => xs.reduce((a, b) => a + b, 0);",
      "total = add(total, 4, 5); total",
    ],
    result: "12",
  },
  {
    title: "recursion with a table of what is known",
    cells: [
      "const memo = {};\nfunction fib(n) {\n  if (n < 2) return n;\n  if (memo[n]) return memo[n];\n  return memo[n] = fib(n - 1) + fib(n - 2);\n}",
      "for (var i = 0; i < 10; i++) { console.log(i, fib(i)); }",
      "const hanoi = (n, from, to, via) => n === 0 ? 0 : hanoi(n - 1, from, via, to) + 1 + hanoi(n - 1, via, to, from);",
      "[fib(40), hanoi(5, 'a', 'c', 'b'), i]",
    ],
    result: "[ 102334155, 31, 10 ]",
  },
  {
    title: "classes with fields that get their values later",
    cells: [
      "class Node2 {\n  value;\n  left: Node2 = null;\n  right: Node2 = null;\n  constructor(value) { this.value = value; }\n}",
      "class Tree {\n  root: Node2;\n  insert(v) {\n    const node = new Node2(v);\n    if (!this.root) { this.root = node; return; }\n    let at = this.root;\n    while (true) {\n      const side = v < at.value ? 'left' : 'right';\n      if (!at[side]) { at[side] = node; return; }\n      at = at[side];\n    }\n  }\n  *[Symbol.iterator]() {\n    function* walk(n) { if (n) { yield* walk(n.left); yield n.value; yield* walk(n.right); } }\n    yield* walk(this.root);\n  }\n}",
      "let tree = new Tree();\n[5, 2, 8, 1].forEach(v => tree.insert(v));",
      "[...tree]",
    ],
    result: "[ 1, 2, 5, 8 ]",
  },
  {
    title: "async calls, errors caught without a type",
    cells: [
      "const sleep = ms => new Promise(done => setTimeout(done, ms));",
      "async function flaky(n) { await sleep(1); if (n % 2) throw new Error('odd ' + n); return n; }",
      "const said = [];\nfor (const n of [1, 2, 3]) {\n  try { said.push(await flaky(n)); } catch (e) { said.push(e.message); }\n}",
      "const settled = await Promise.allSettled([1, 2].map(flaky));\n[said, settled.map(s => s.status)]",
    ],
    result: "[ [ 'odd 1', 2, 'odd 3' ], [ 'rejected', 'fulfilled' ] ]",
  },
  {
    title: "local modules, with and without endings",
    cells: [
      "import oldest, { people, Person } from './people';",
      "import * as util from './util';\nimport { double } from './util/index.ts';",
      "let who: Person = oldest(people);",
      "util.shout(who.name) + double(who.age)",
    ],
    result: "'ALAN!82'",
  },
  {
    title: "a file read and counted",
    cells: [
      "import * as fs from 'fs';\nimport path from 'path';",
      "const text = fs.readFileSync(path.join(__dirname, 'numbers.csv'), 'utf8');",
      "const [head, ...rows] = text.trim().split('\\n').map(l => l.split(','));",
      "const sums = {};\nrows.forEach(r => r.forEach((cell, i) => { sums[head[i]] = (sums[head[i]] || 0) + +cell; }));",
      "sums",
    ],
    result: "{ a: 4, b: 6 }",
  },
  {
    title: "generics, unions and guards",
    cells: [
      "type Shape = { kind: 'circle'; r: number } | { kind: 'square'; side: number };",
      "function area(s: Shape) {\n  switch (s.kind) {\n    case 'circle': return Math.round(Math.PI * s.r ** 2);\n    case 'square': return s.side ** 2;\n  }\n}",
      "function groupBy<T, K extends string>(xs: T[], key: (x: T) => K) {\n  return xs.reduce((m, x) => { (m[key(x)] ||= []).push(x); return m; }, {} as Record<K, T[]>);\n}",
      "const shapes: Shape[] = [{ kind: 'circle', r: 1 }, { kind: 'square', side: 2 }];\nshapes.map(area)",
      "Object.keys(groupBy(shapes, s => s.kind))",
    ],
    result: "[ 'circle', 'square' ]",
  },
  {
    title: "a queue with found and missing things",
    cells: [
      "const todo = [];\nfunction push(name, prio?) { todo.push({ name, prio: prio || 0 }); }",
      "push('a'); push('b', 5); push('c', 2);",
      "const b = todo.find(t => t.name === 'b');\nb.prio += 1;",
      "const first = [...todo].sort((x, y) => y.prio - x.prio)[0];\nfirst.name + first.prio",
    ],
    result: "'b6'",
  },
  {
    title: "enums, namespaces and decorators' kin",
    cells: [
      "enum Color { Red, Green = 5, Blue }",
      "namespace Geometry { export const origin = [0, 0]; export function len(x, y) { return Math.hypot(x, y); } }",
      "abstract class Base { abstract name(): string; hello() { return 'I am ' + this.name(); } }\nclass Cat extends Base { name() { return 'cat'; } }",
      "[Color[5], Color.Blue, Geometry.len(3, 4), new Cat().hello()]",
    ],
    result: "[ 'Green', 6, 5, 'I am cat' ]",
  },
  {
    title: "globals, the environment and Node's own",
    cells: [
      "globalThis.counter = 0;",
      "let home: string = process.env.HOME || process.env.USERPROFILE;",
      "const os = require('os');\nconst { EventEmitter } = require('events');",
      "const emitter = new EventEmitter();\nemitter.on('tick', function (n) { this.last = n; globalThis.counter += n; });",
      "emitter.emit('tick', 2); emitter.emit('tick', 3);",
      "[globalThis.counter, typeof os.cpus().length, typeof home]",
    ],
    result: "[ 5, 'number', 'string' ]",
  },
  {
    title: "a game of life, with arrays that begin empty",
    cells: [
      "let grid = [];\nfor (let y = 0; y < 3; y++) { grid[y] = []; for (let x = 0; x < 3; x++) grid[y][x] = y === 1 ? 1 : 0; }",
      "const at = (g, y, x) => (g[y] && g[y][x]) || 0;",
      "function step(g) {\n  return g.map((row, y) => row.map((cell, x) => {\n    let n = 0;\n    for (const dy of [-1, 0, 1]) for (const dx of [-1, 0, 1]) if (dy || dx) n += at(g, y + dy, x + dx);\n    return n === 3 || (cell && n === 2) ? 1 : 0;\n  }));\n}",
      "grid = step(grid);\ngrid.map(r => r.join('')).join('/')",
    ],
    result: "'010/010/010'",
  },
  {
    title: "text work: a tokenizer and a small calculator",
    cells: [
      "function tokens(s) { return s.match(/\\d+|[-+*\\/()]/g); }",
      "function parse(ts) {\n  function expr() { let v = term(); while (ts[0] === '+' || ts[0] === '-') { const op = ts.shift(); const r = term(); v = op === '+' ? v + r : v - r; } return v; }\n  function term() { let v = atom(); while (ts[0] === '*' || ts[0] === '/') { const op = ts.shift(); const r = atom(); v = op === '*' ? v * r : v / r; } return v; }\n  function atom() { const t = ts.shift(); if (t === '(') { const v = expr(); ts.shift(); return v; } return Number(t); }\n  return expr();\n}",
      "var results = ['1+2*3', '(1+2)*3', '10/4-1'].map(s => parse(tokens(s)));",
      "{ var best = Math.max(...results) }",
      "{ results, best }",
    ],
    result: "{ results: [ 7, 9, 1.5 ], best: 9 }",
  },
  {
    title: "tslab's own kinds of output, and promises at the top level",
    cells: [
      "import * as tslab from 'tslab';",
      "let x: number = 10;\nconst square = (n: number) => n * n;\nsquare(x)",
      "tslab.display.html('<b>bold</b>');",
      "interface Named { name: string }\nconst hello = ({ name }: Named) => 'Hello, ' + name;",
      "await Promise.resolve(hello({ name: 'tslab' }))",
    ],
    result: "'Hello, tslab'",
  },
  {
    title: "exports in cells, and what they export used later",
    cells: [
      "export const rate = 0.5;\nexport function scale(v) { return v * rate; }\nexport type Pair = [number, number];",
      "const z = 1; export { z };",
      "export default class Runner { run(p: Pair) { return p.map(scale); } }",
      "new Runner().run([2, 4])",
    ],
    result: "[ 1, 2 ]",
  },
];
