import { describe, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { seeded } from "../../src/engine/random.ts";
import { type Value, value } from "../../src/engine/value.ts";
import { backwardGame } from "../../src/widgets/backward-game/bundle.ts";
import { nodesOf, readNodes } from "../../src/widgets/backward-game/nodes.ts";
import {
  earlyPass,
  orderOf,
  rightOrder,
  slopesAfter,
} from "../../src/widgets/backward-game/walk.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { parseXml } from "../plots/xml.ts";

/** The graph of lesson 07: u = a b, v = u + a, w = u v. */
function graphOfW(): { a: Value; b: Value; u: Value; v: Value; w: Value } {
  const [a, b] = [value(3, "a"), value(2, "b")];
  const u = a.multiply(b);
  const v = u.add(a);
  const w = u.multiply(v);
  [u.label, v.label, w.label] = ["u", "v", "w"];
  return { a, b, u, v, w };
}

/** What a program does that visits the values in that order, each passing on what it has. */
function gradsInOrder(root: Value, order: readonly Value[]): number[] {
  const all = root.topologicalOrder();
  const grads = new Map(all.map((one) => [one, one === root ? 1 : 0]));
  for (const from of order) {
    from.children.forEach((child, i) => {
      grads.set(child, (grads.get(child) ?? 0) + from.slopes[i] * (grads.get(from) ?? 0));
    });
  }
  return all.map((one) => grads.get(one) ?? 0);
}

/** A formula of some numbers, used again and again. */
function randomGraph(seed: number): Value {
  const random = seeded(seed);
  const values = [value(random.uniform(0.5, 2), "p"), value(random.uniform(0.5, 2), "q")];
  const oneOf = () => values[random.integer(values.length)];
  for (let i = 0; i < 8; i++) {
    const made = [
      () => oneOf().multiply(oneOf()),
      () => oneOf().add(oneOf()),
      () => oneOf().tanh(),
      () => oneOf().subtract(oneOf()),
    ];
    values.push(made[random.integer(made.length)]());
  }
  return values.reduce((sum, one) => sum.add(one));
}

describe("a walk back", () => {
  test("in the right order ends with the gradients of the engine", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const root = randomGraph(seed);
      const nodes = nodesOf(root);
      const slopes = slopesAfter(nodes, rightOrder(nodes));
      root.backward();
      expect(slopes).toEqual(root.topologicalOrder().map(({ grad }) => grad));
      expect(earlyPass(nodes, rightOrder(nodes))).toBeUndefined();
    }
  });

  test("in any order finds what a program finds that visits the values in that order", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const root = randomGraph(seed);
      const nodes = nodesOf(root);
      const order = seeded(seed).shuffle(rightOrder(nodes));
      const values = root.topologicalOrder();
      const expected = gradsInOrder(
        root,
        order.map((node) => values[node]),
      );
      expect(slopesAfter(nodes, order)).toEqual(expected);
    }
  });

  test("tells of the first node that passed on too early which sums it makes wrong", () => {
    const { a, b, u, v, w } = graphOfW();
    const nodes = nodesOf(w);
    const place = (one: Value) => w.topologicalOrder().indexOf(one);
    // Lesson 07: from w to u first, then v brings more to u, and nobody passes it on.
    const early = earlyPass(nodes, [place(w), place(u)]);
    expect(early).toMatchObject({ node: place(u), passed: 9, whole: 15 });
    const found = gradsInOrder(w, [w, u, v]);
    expect(early?.wrong).toEqual([
      { node: place(a), found: found[place(a)], right: 36 },
      { node: place(b), found: found[place(b)], right: 45 },
    ]);
    expect(early?.wrong.map(({ found }) => found)).toEqual([24, 27]);
  });

  test("carries the graph as data, with a picture and a sentence", () => {
    const { w } = graphOfW();
    const bundle = backwardGame(w)[displaySymbol]();
    const data = JSON.parse(JSON.stringify(bundle[widgetMime("backward-game")]));
    expect(readNodes(data.nodes)).toEqual(nodesOf(w));
    const picture = String(bundle["image/svg+xml"]);
    expect(parseXml(picture)).toBeDefined();
    // No slope but that of the end: the reader is to find them.
    expect(picture.match(/>–<\/text>/g)).toHaveLength(4);
    for (const number of ["3", "2", "6", "9", "54", "1"])
      expect(picture).toContain(`>${number}</text>`);
    expect(bundle["text/plain"]).toContain("5 nodes that computes w = 54");
    expect(w.grad).toBe(0);
  });

  test("is refused where nobody could walk it", () => {
    let long = value(1);
    for (let i = 0; i < 41; i++) long = long.tanh();
    expect(() => backwardGame(long)).toThrow(
      "the graph has 42 nodes; nobody can walk through more than 40",
    );
    expect(() => backwardGame(value(0).log())).toThrow("the value of node 1 is -Infinity");
  });
});

describe("nodes from a stranger", () => {
  const node = { label: "a", op: "", data: 1, inputs: [], slopes: [] };

  test.each([
    [undefined, "nodes is undefined; it must be a list"],
    [[], "nodes has 0 elements"],
    [new Array(41).fill(node), "nodes has 41 elements; it must have from 1 to 40"],
    [[null], "nodes[0] is null"],
    [[{ ...node, label: 3 }], "nodes[0].label is 3; it must be a text"],
    [[{ ...node, data: "1" }], 'nodes[0].data is "1"; it must be a finite number'],
    [
      [{ ...node, inputs: [0], slopes: [1] }],
      "node 0 is made of node 0; it must be made of nodes before",
    ],
    [[node, { ...node, inputs: [-1], slopes: [1] }], "made of node -1"],
    [[node, { ...node, inputs: [0], slopes: [] }], "they must be equal in number"],
  ])("are refused in a sentence: %j", (nodes, sentence) => {
    expect(() => readNodes(nodes)).toThrow(sentence);
  });

  test.each(["9", "0", "4,4", "x", "-1", "1.5"])(
    "an order that cannot be is refused: %s",
    (text) => {
      expect(() => orderOf(nodesOf(graphOfW().w), text)).toThrow(
        "it must name nodes that pass a slope on, each once",
      );
    },
  );
});
