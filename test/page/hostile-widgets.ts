/** What strangers may put into widgets' outputs and states, and what each is told. */
import type { WidgetKind } from "../../src/widgets/kinds.ts";

const long = (length: number, item: string) => `[${new Array(length).fill(item).join()}]`;
const deep = `${"[".repeat(2000)}${"]".repeat(2000)}`;
const node = (more: string) =>
  `{"label":"a","op":"","data":1,"inputs":[],"slopes":[]${more ? `,${more}` : ""}}`;
const knob = (more: string) =>
  `{"name":"x","kind":"range","min":0,"max":1,"step":0.1,"start":0${more ? `,${more}` : ""}}`;
const layer = (more: string) =>
  `{"inputs":784,"units":1,"activation":"softmax","W":"","b":null${more ? `,${more}` : ""}}`;

/** Kind, what a stranger has put in, and what is said of it. */
export const cases: readonly (readonly [WidgetKind, string, string])[] = [
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

/** Kind, a state that no reader can have made, and what is said of it. */
export const states: readonly (readonly [WidgetKind, string, string])[] = [
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
