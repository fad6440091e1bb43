import { Console } from "node:console";
import { Writable } from "node:stream";
import { format, inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createConsole } from "../../src/run/console.ts";
import { durationText } from "../../src/run/duration.ts";

type Printed = [name: "stdout" | "stderr", text: string][];

/** What `use` prints on Node's console. */
function onNode(use: (console: Console) => void): Printed {
  const printed: Printed = [];
  const stream = (name: "stdout" | "stderr") =>
    new Writable({
      decodeStrings: false,
      write: (text: string, _encoding, done) => {
        printed.push([name, text]);
        done();
      },
    });
  use(new Console({ stdout: stream("stdout"), stderr: stream("stderr"), colorMode: false }));
  return printed;
}

/** What `use` prints on ours. */
function onOurs(use: (console: Console) => void): Printed {
  const printed: Printed = [];
  const { methods } = createConsole({
    tools: { inspect, format, frames: () => [] },
    print: (name, text) => void printed.push([name, text]),
    clear: () => {},
  });
  use(methods as Console);
  return printed;
}

class Point {
  readonly x = 1;
  readonly y = 2;
}

const uses: Record<string, (console: Console) => void> = {
  "one value": (c) => c.log("a"),
  nothing: (c) => c.log(),
  "placeholders and values": (c) => c.log("%s has %d of %i, %o %j %%", "a", 1.5, 2.7, [1], {}, "b"),
  "lines of each level": (c) => [c.info(1), c.debug(2), c.warn(3), c.error(4), c.dirxml([5])],
  "groups in groups": (c) => {
    c.group("outer", 1);
    c.log("a\nb");
    c.groupCollapsed();
    c.warn({ a: 1 });
    c.table([{ a: 1 }]);
    c.groupEnd();
    c.dir("c\nd");
    c.groupEnd();
    c.groupEnd();
    c.log("flat");
  },
  "dir with its options": (c) => c.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }),
  "dir of a value that prints itself": (c) => c.dir({ [inspect.custom]: () => "own" }),
  "assertions that hold and fail": (c) => {
    c.assert(true, "no");
    c.assert(false);
    c.assert(0, "is %d", 0);
  },
  counters: (c) => {
    c.count();
    c.count("a");
    c.count("a");
    c.countReset("a");
    c.count("a");
    c.count();
  },
  "a table of records": (c) => c.table([{ a: 1, b: "x" }, { a: 22 }, { c: null }]),
  "a table with chosen columns": (c) => c.table([{ a: 1, b: 2 }, 3, { b: 4 }], ["b", "z"]),
  "a table of rows": (c) =>
    c.table([
      [1, 2],
      [3, 4, 5],
    ]),
  "a table of plain values": (c) => c.table(["a", 1, null, undefined, true]),
  "a table of mixed rows": (c) => c.table([1, { a: 2 }, [3]]),
  "a table of an object": (c) => c.table({ first: { a: 1 }, second: { a: { b: { c: 1 } } } }),
  "a table of instances": (c) => c.table([new Point(), new Point()]),
  "a table whose columns are numbers": (c) => c.table([{ b: 1, 10: 2, 2: 3 }]),
  "a table of a map": (c) =>
    c.table(
      new Map<unknown, unknown>([
        ["a", 1],
        [{ k: 1 }, [1, 2, 3, 4]],
      ]),
    ),
  "a table of a set": (c) => c.table(new Set([1, "two", { three: 3 }])),
  "a table of numbers in an array of their own": (c) => c.table(new Float64Array([1.5, 2])),
  "a table of nothing": (c) => [c.table([]), c.table({}), c.table(new Map())],
  "a table of what is none": (c) => [c.table(5), c.table(null), c.table("text")],
  "a table of wide characters": (c) => c.table([{ 名: "日本" }, { 名: "é" }, { 名: "👍" }]),
  "a table of functions": (c) => c.table([() => 1, Math.max]),
  "large objects in a table": (c) => c.table([{ o: { a: 1, b: 2, c: 3 }, l: [1, 2, 3, 4, 5] }]),
};

describe("a cell's console prints what Node's prints:", () => {
  test.each(Object.entries(uses))("%s", (_, use) => {
    expect(onOurs(use)).toEqual(onNode(use));
  });

  test("a stopwatch, but for the time", () => {
    const use = (console: Console) => {
      console.time();
      console.timeLog("default", "so far", 1);
      console.timeEnd();
      console.time("b");
      console.timeEnd("b");
    };
    const timeless = (printed: Printed) =>
      printed.map(([name, text]) => [name, text.replace(/[\d.]+ms/, "0ms")]);
    expect(timeless(onOurs(use))).toEqual(timeless(onNode(use)));
  });
});

// As the Console Standard asks; Node 20 prints "[object Object]".
test("an assertion's object is printed as an object", () => {
  expect(onOurs((c) => c.assert(false, { a: 1 } as never, 2))).toEqual([
    ["stderr", "Assertion failed { a: 1 } 2\n"],
  ]);
});

describe("what Node says as a warning of the process is said on stderr:", () => {
  test.each<[string, (console: Console) => void]>([
    ["No such label 'x' for console.timeEnd()", (c) => c.timeEnd("x")],
    ["No such label 'x' for console.timeLog()", (c) => c.timeLog("x")],
    ["Label 'x' already exists for console.time()", (c) => [c.time("x"), c.time("x")]],
    ["Count for 'x' does not exist", (c) => c.countReset("x")],
  ])("%s", (text, use) => {
    expect(onOurs(use)).toEqual([["stderr", `Warning: ${text}\n`]]);
  });
});

test.each([
  [0.1234, "0.123ms"],
  [999.9994, "999.999ms"],
  [1500, "1.500s"],
  [125_000, "2:05.000 (m:ss.mmm)"],
  [3_725_250, "1:02:05.250 (h:mm:ss.mmm)"],
])("%d milliseconds are printed as %s", (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
