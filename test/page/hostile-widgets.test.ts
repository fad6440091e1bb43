/** Outputs and addresses of strangers: every kind of widget refuses what cannot be, in a sentence of its own. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { type Displayable, displaySymbol } from "../../src/display/bundle.ts";
import {
  backwardGame,
  confusionDetective,
  dense,
  digitPad,
  Matrix,
  network,
  playground,
  seeded,
  slider,
  softmax,
  value,
} from "../../src/index.ts";
import { mount as mountWalk } from "../../src/widgets/backward-game/view/mount.ts";
import { mount as mountDetective } from "../../src/widgets/confusion-detective/view/mount.ts";
import { mount as mountPad } from "../../src/widgets/digit-pad/view/mount.ts";
import type { WidgetHost } from "../../src/widgets/host.ts";
import { type WidgetKind, widgetMime } from "../../src/widgets/kinds.ts";
import { mount as mountPlayground } from "../../src/widgets/playground/view/mount.ts";
import { mount as mountSlider } from "../../src/widgets/slider/view/mount.ts";
import { mount as mountPause } from "../../src/widgets/training-pause/view/mount.ts";
import type { MountWidget } from "../../src/widgets/view/mount-widget.ts";
import { widgetPage, widgetVisits } from "./widget.ts";

type Json = Record<string, unknown>;

const a = value(3, "a");
const detective = confusionDetective({ X: new Matrix(2, 4), actual: [0, 1], predicted: [0, 0] });
const layers = [dense(10, { activation: softmax })];
const pad = digitPad(network({ inputs: 784, layers, random: seeded(1) }));

const makers: Record<WidgetKind, { mount: MountWidget; data: Json }> = {
  playground: { mount: mountPlayground, data: dataOf("playground", playground()) },
  "backward-game": { mount: mountWalk, data: dataOf("backward-game", backwardGame(a.multiply(a))) },
  slider: {
    mount: mountSlider,
    data: dataOf(
      "slider",
      slider(0, 1, (x) => `at ${x}`),
    ),
  },
  "confusion-detective": { mount: mountDetective, data: dataOf("confusion-detective", detective) },
  "training-pause": { mount: mountPause, data: { id: "abc-1" } },
  "digit-pad": { mount: mountPad, data: dataOf("digit-pad", pad) },
};

function dataOf(kind: WidgetKind, shown: Displayable): Json {
  const bundle = shown[displaySymbol]() as Readonly<Record<string, unknown>>;
  return JSON.parse(JSON.stringify(bundle[widgetMime(kind)]));
}

/** A place in which nothing may be done. */
const untouchable = new Proxy({} as HTMLElement, {
  get(_, name) {
    throw new Error(`${String(name)} of the place was touched`);
  },
});

const nobody: WidgetHost = {
  state: undefined,
  keep: () => {},
  isMet: () => false,
  meet: () => {},
  compute: () => Promise.reject(new Error("nobody")),
};

/** What is said of such data. */
function saidOf(kind: WidgetKind, data: unknown): string {
  try {
    makers[kind].mount(untouchable, data, nobody);
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
  return "nothing";
}

/** The good data with other parts, as JSON brings them: `__proto__` is a name like any other. */
function changed(kind: WidgetKind, change: string): unknown {
  const [good, other] = [makers[kind].data, JSON.parse(change)];
  const entries = [...Object.entries(good), ...Object.entries(other)];
  const all = Object.create(null) as Json;
  for (const [name, part] of entries) all[name] = part;
  return all;
}

const long = (length: number, item: string) => `[${new Array(length).fill(item).join()}]`;
const deep = `${"[".repeat(2000)}${"]".repeat(2000)}`;
const node = (more: string) =>
  `{"label":"a","op":"","data":1,"inputs":[],"slopes":[]${more ? `,${more}` : ""}}`;
const knob = (more: string) =>
  `{"name":"x","kind":"range","min":0,"max":1,"step":0.1,"start":0${more ? `,${more}` : ""}}`;
const layer = (more: string) =>
  `{"inputs":784,"units":1,"activation":"softmax","W":"","b":null${more ? `,${more}` : ""}}`;

/** Kind, what a stranger has put in, and what is said of it. */
const cases: readonly (readonly [WidgetKind, string, string])[] = [
  ["playground", '{"settings":[]}', "settings is an array; it must be an object"],
  ["playground", '{"settings":"xor"}', 'settings is "xor"; it must be an object'],
  ["playground", '{"settings":{"__proto__":{"data":"xor"}}}', "there is no option __proto__"],
  ["playground", '{"settings":{"constructor":1}}', "there is no option constructor"],
  ["playground", `{"settings":{"${"x".repeat(1e6)}":1}}`, "there is no option xxx"],
  ["playground", '{"settings":{"layers":[1e9]}}', "layers[0] is 1000000000"],
  ["playground", `{"settings":{"layers":${long(1e5, "1")}}}`, "layers has 100000 elements"],
  ["playground", `{"settings":{"layers":${deep}}}`, "layers[0] is an array"],
  ["playground", '{"settings":{"inputs":["<img src=x>"]}}', 'inputs is "<img src=x>"'],
  ["playground", '{"settings":{"inputs":[]}}', "inputs is empty"],
  ["playground", '{"settings":{"activation":{"name":"relu"}}}', "activation is an object"],
  ["playground", '{"settings":{"learningRate":1e999}}', "learningRate is Infinity"],
  ["playground", '{"settings":{"seed":-1}}', "seed is -1"],
  ["playground", '{"settings":{"points":[[0,0,2]]}}', "points[0][2] is 2"],
  ["playground", '{"settings":{"points":[{"0":1}]}}', "points[0] is an object"],
  ["playground", `{"settings":{"points":${long(401, "[0,0,1]")}}}`, "points has 401 elements"],
  ["playground", `{"goals":${long(13, "{}")}}`, "goals has 13 elements"],
  ["playground", '{"goals":[{"says":"g","data":"mnist","loss":1}]}', 'goals[0].data is "mnist"'],
  [
    "playground",
    '{"goals":[{"says":{"a":1},"data":"xor","loss":1}]}',
    "goals[0].says is an object",
  ],
  ["playground", '{"goals":{"length":1e9}}', "goals is an object; it must be a list"],

  ["backward-game", '{"nodes":{"length":3}}', "nodes is an object; it must be a list"],
  ["backward-game", `{"nodes":${long(1e5, "{}")}}`, "nodes has 100000 elements"],
  ["backward-game", `{"nodes":[${node('"inputs":[0],"slopes":[1]')}]}`, "node 0 is made of node 0"],
  [
    "backward-game",
    `{"nodes":[${node('"inputs":[1],"slopes":[1]')},${node("")}]}`,
    "node 0 is made of node 1",
  ],
  [
    "backward-game",
    `{"nodes":[${node("")},${node('"inputs":[0.5],"slopes":[1]')}]}`,
    "made of node 0.5",
  ],
  ["backward-game", `{"nodes":[${node('"label":["<b>"]')}]}`, "nodes[0].label is an array"],
  ["backward-game", `{"nodes":[${node('"op":null')}]}`, "nodes[0].op is null"],
  ["backward-game", `{"nodes":[${node('"data":1e999')}]}`, "nodes[0].data is Infinity"],
  [
    "backward-game",
    `{"nodes":[${node(`"inputs":${long(1e5, "0")}`)}]}`,
    "nodes[0].inputs has 100000",
  ],
  ["backward-game", `{"nodes":[${node('"inputs":[],"slopes":[1]')}]}`, "0 inputs and 1 slopes"],
  [
    "backward-game",
    `{"nodes":[${node('"slopes":["1"],"inputs":[0]')}]}`,
    'nodes[0].slopes[0] is "1"',
  ],
  ["backward-game", `{"nodes":${deep}}`, "nodes[0].label is undefined"],

  ["slider", '{"id":{"toString":"x"}}', "id is an object; it must be a short text"],
  ["slider", `{"id":"${"x".repeat(1e6)}"}`, 'id is "xxx'],
  ["slider", '{"knobs":{"length":1}}', "the knobs are an object"],
  ["slider", `{"knobs":${long(1e5, "{}")}}`, "the knobs are a list of 100000"],
  ["slider", `{"knobs":[${knob('"name":"<b>","max":"9"')}]}`, 'max of <b> is "9"'],
  ["slider", `{"knobs":[${knob('"max":1e999')}]}`, "max of x is Infinity"],
  ["slider", `{"knobs":[${knob('"min":-1e308,"max":1e308')}]}`, "x goes from -1e+308 to 1e+308"],
  ["slider", `{"knobs":[${knob('"step":0')}]}`, "x goes from 0 to 1 by 0"],
  ["slider", `{"knobs":[${knob("")},${knob("")}]}`, "two knobs are called x"],
  ["slider", '{"knobs":[{"name":"p","kind":"point","start":[1]}]}', "y of p is undefined"],
  ["slider", '{"frames":[]}', "frames is an array; it must be a list of frames"],
  ["slider", `{"frames":${long(101, "{}")}}`, "it must be a list of frames"],
  [
    "slider",
    '{"frames":[{"values":[1,2],"frame":{"text":"t"}}]}',
    "there must be 1 finite numbers",
  ],
  ["slider", '{"frames":[{"values":[0.5],"frame":{"svg":"<svg/>"}}]}', "it must have a text"],
  [
    "slider",
    '{"frames":[{"values":[0.5],"frame":{"__proto__":{"text":"t"}}}]}',
    "it must have a text",
  ],

  ["confusion-detective", '{"counts":[[1,2]]}', "counts is not square"],
  ["confusion-detective", '{"counts":[]}', "counts is not square"],
  ["confusion-detective", `{"counts":${long(1e5, "[]")}}`, "counts is a list of 100000"],
  ["confusion-detective", '{"counts":[[-1,0],[0,0]]}', "counts[0][0] is -1"],
  ["confusion-detective", '{"counts":[[1e999,0],[0,0]]}', "counts[0][0] is Infinity"],
  [
    "confusion-detective",
    '{"labels":[{"toString":1},"b"]}',
    "labels[0] is an object; it must be a text",
  ],
  ["confusion-detective", '{"labels":["a"]}', "it must be a name for each class"],
  ["confusion-detective", '{"height":1e9}', "height is 1000000000"],
  ["confusion-detective", '{"width":0}', "width is 0"],
  ["confusion-detective", '{"cells":[[0,5,1]]}', "a cell's predicted class is 5"],
  ["confusion-detective", '{"cells":[[0,0,1e9]]}', "a cell's number of images is 1000000000"],
  ["confusion-detective", `{"cells":${long(401, "[0,0,1]")}}`, "cells is a list of 401"],
  ["confusion-detective", '{"images":"<script>"}', "images is no base64"],
  ["confusion-detective", '{"images":""}', "images has 0 bytes"],
  ["confusion-detective", '{"images":["AAAA"]}', "images is an array"],

  ["training-pause", '{"id":1}', "id is 1; it must be a short text"],
  ["training-pause", '{"id":null}', "id is null"],
  ["training-pause", '{"id":["x"]}', "id is an array"],
  ["training-pause", `{"id":"${"x".repeat(1e6)}"}`, 'id is "xxx'],

  ["digit-pad", '{"layers":{"length":1}}', "layers is not a list of layers"],
  ["digit-pad", `{"layers":${long(1e5, "{}")}}`, "there are 100000 layers"],
  ["digit-pad", '{"layers":[null]}', "layer 1: no activation is called undefined"],
  [
    "digit-pad",
    `{"layers":[${layer('"activation":"__proto__"')}]}`,
    'no activation is called "__proto__"',
  ],
  [
    "digit-pad",
    `{"layers":[${layer('"activation":"constructor"')}]}`,
    'no activation is called "constructor"',
  ],
  ["digit-pad", `{"layers":[${layer('"units":1e9')}]}`, "layer 1: units is 1000000000"],
  ["digit-pad", `{"layers":[${layer('"inputs":"784"')}]}`, 'layer 1: inputs is "784"'],
  ["digit-pad", `{"layers":[${layer('"W":"AAA"')}]}`, "layer 1: W has 2 bytes"],
  ["digit-pad", `{"layers":[${layer('"W":"<b>"')}]}`, "layer 1: W is no base64"],
  ["digit-pad", `{"layers":[${layer('"W":{}')}]}`, "layer 1: W is an object; it must be a text"],
  ["digit-pad", '{"start":"AAAA"}', "start is no image"],
  ["digit-pad", '{"start":"<"}', "start is no base64"],
];

const own: Record<WidgetKind, string> = {
  playground: "playground",
  "backward-game": "backwardGame",
  slider: "slider",
  "confusion-detective": "confusionDetective",
  "training-pause": "training-pause",
  "digit-pad": "digitPad",
};

describe("a stranger's output", () => {
  const titled = cases.map((one) => [...one, one[1].slice(0, 70)] as const);
  test.each(titled)(
    "is refused in a sentence, its place untouched: $0 $3",
    (kind, change, said) => {
      const sentence = saidOf(kind, changed(kind, change));
      expect(sentence).toMatch(new RegExp(`^(Type|Range)Error: ${own[kind]}: `));
      expect(sentence).toContain(said);
      expect(sentence.length).toBeLessThan(400);
    },
  );

  test.each(Object.keys(makers) as WidgetKind[])(
    "that is no data at all is refused: %s",
    (kind) => {
      for (const data of [undefined, null, 0, "", "text", [], true]) {
        expect(saidOf(kind, data)).toMatch(new RegExp(`^(Type|Range)Error: ${own[kind]}: `));
      }
    },
  );

  test.each(Object.keys(makers) as WidgetKind[])("is taken where it is good: %s", (kind) => {
    expect(saidOf(kind, changed(kind, "{}"))).toMatch(
      /^(Error: \w+ of the place was touched|ReferenceError: document is not defined)$/,
    );
  });
});

const visit = widgetVisits(() => {
  throw new Error("each visit here brings its page");
});

const states: readonly (readonly [WidgetKind, string, string])[] = [
  ...[
    "data=mnist",
    "inputs=__proto__",
    "layers=9",
    "layers=1e9,1e9",
    "layers=,",
    "activation=constructor",
    "learningRate=Infinity",
    "batchSize=0",
    "weightDecay=NaN",
    "seed=1.5",
    "points=0,0",
    "epochs=1e99",
    "__proto__=x",
    "toString=x",
    "data=%3Csvg%20onload%3Dalert(1)%3E",
  ].map((state) => ["playground", state, "playground: "] as const),
  ...["9", "-1", "1,1", "2", "x", "2.5", "NaN", "__proto__", "1e9", "2,", "<b>", "0"].map(
    (state) => ["backward-game", state, "it must name nodes that pass a slope on"] as const,
  ),
  ...["", "x", "1,2", "NaN", "Infinity", "1e999", "[1]", "__proto__", "0x", "<b>", "0,", "1;"].map(
    (state) => ["slider", state, "there must be 1 finite number"] as const,
  ),
  ...[
    "9,9",
    "0",
    "-1,0",
    "0,0,0",
    "x,y",
    "1.5,0",
    "__proto__,0",
    "1e9,0",
    "",
    "<b>,1",
    "0,",
    "00000,0",
  ].map((state) => ["confusion-detective", state, "it must be two classes from 0 to 1"] as const),
];

describe("a stranger's state", () => {
  test.each(["playground", "backward-game", "slider", "confusion-detective"] as const)(
    "in an output is refused in a sentence, and the widget works: %s",
    (kind) =>
      visit(
        async (widgets, page) => {
          for (const [i, [, state, said]] of states.filter(([one]) => one === kind).entries()) {
            const widget = widgets.nth(i);
            await widget.scrollIntoViewIfNeeded();
            await widget.locator(".frame").waitFor();
            const sentence = await statusOf(widget);
            expect(sentence, state).toContain("What was kept of it cannot be used: ");
            expect(sentence, state).toContain(said);
          }
          expect(await sideways(page)).toBe(false);
        },
        { html: statesPage(kind) },
      ),
  );
});

test("a stranger's slider has its picture and its points within its place, whatever they say", () => {
  const place = { left: 0, top: 0, width: 1, height: 1, x: [0, 1], y: [0, 1] };
  const frame = (svg: string, more: object) => ({
    svg,
    text: "a picture",
    place: { ...place, ...more },
  });
  const knobs = [{ name: "p", kind: "point", start: [1e300, -1e300] }];
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="1000000000"/>';
  const frames = [svg, `${svg}\ud800`].flatMap((one) =>
    [{}, { left: 1e9 }, { x: [0, 0] }].map((more) => frame(one, more)),
  );
  const html = widgetPage(
    ...frames.map((one) =>
      shownAs("slider", { id: "s-1", knobs, frames: [{ values: [1e300, -1e300], frame: one }] }),
    ),
  );
  return visit(
    async (widgets, page) => {
      for (const widget of await widgets.all()) {
        await widget.scrollIntoViewIfNeeded();
        await widget.locator(".picture img").waitFor({ state: "attached" });
        const { height } = (await widget.boundingBox()) ?? { height: Number.POSITIVE_INFINITY };
        expect(height).toBeLessThan(1100);
      }
      expect(await sideways(page)).toBe(false);
    },
    { html },
  );
});

/** A page in which the same widget stands once for each state. */
function statesPage(kind: WidgetKind): string {
  const own = states.filter(([one]) => one === kind);
  return widgetPage(...own.map(([, state]) => shownAs(kind, { ...makers[kind].data, state })));
}

function shownAs(kind: WidgetKind, data: object): Json {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  return { [widgetMime(kind)]: data, "image/svg+xml": picture, "text/plain": "a widget" };
}

function statusOf(widget: Locator): Promise<string> {
  return widget.getByRole("status").innerText();
}

function sideways(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}
