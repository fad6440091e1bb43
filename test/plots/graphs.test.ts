import { describe, expect, test } from "vitest";
import { seeded } from "../../src/engine/random.ts";
import { type Value, value } from "../../src/engine/value.ts";
import { computationGraph } from "../../src/plots/computation-graph.ts";
import { placeNodes } from "../../src/plots/graph-layout.ts";
import { networkGraph } from "../../src/plots/network-graph.ts";
import type { ScatterTrace } from "../../src/plots/plotly.ts";
import { lessonLoss } from "./gallery.ts";

describe("computationGraph", () => {
  test("writes name, value and gradient of every node", () => {
    const [x, y] = [value(-2, "x"), value(5, "y")];
    const q = x.add(y);
    q.label = "q";
    q.backward();
    const { data, frames } = computationGraph(q);
    const [, , , values, names] = data as ScatterTrace[];
    const gradients = frames?.at(-1)?.data[2] as ScatterTrace;
    expect(names.text).toEqual(["<b>x</b>", "<b>y</b>", "<b>q: +</b>"]);
    expect(values.text).toEqual(["−2", "5", "3"]);
    expect(gradients.text).toEqual(["1", "1", "1"]);
  });

  test("steps backward from the end: after step n the last n nodes have their gradients", () => {
    const figure = computationGraph(lessonLoss());
    const nodes = 14;
    expect(figure.frames).toHaveLength(nodes + 1);
    figure.frames?.forEach(({ data }, step) => {
      expect((data[2] as ScatterTrace).text).toHaveLength(step);
    });
    const labels = figure.layout.sliders?.[0].steps.map(({ label }) => label) ?? [];
    expect(labels[0]).toBe("forward pass: values only");
    expect(labels[1]).toBe("step 1 of 14: gradient of L = 1");
    expect(labels).toContain("step 6 of 14: gradient of b2 = −0.2821");
  });

  test("a node is reached only after everything that uses it", () => {
    const a = value(3, "a");
    const b = a.add(a);
    const c = b.multiply(a);
    c.backward();
    const labels = computationGraph(c).layout.sliders?.[0].steps.map(({ label }) => label);
    expect(labels?.at(-1)).toBe("step 3 of 3: gradient of a = 12");
  });

  test("draws an arrow for each use, two side by side for a + a", () => {
    const a = value(3, "a");
    const notes = computationGraph(a.add(a)).layout.annotations ?? [];
    const arrows = notes.filter(({ showarrow }) => showarrow);
    expect(arrows).toHaveLength(2);
    expect(arrows[0].y).not.toBe(arrows[1].y);
  });

  test("is a copy: gradients that change later do not change the figure", () => {
    const a = value(3, "a");
    const square = a.multiply(a);
    square.backward();
    const figure = computationGraph(square);
    a.grad = 99;
    const gradients = figure.frames?.at(-1)?.data[2] as ScatterTrace;
    expect(gradients.text).toEqual(["1", "6"]);
  });

  test("names with mark-up characters are shown letter by letter", () => {
    const [, , , , names] = computationGraph(value(1, "a<b>&")).data as ScatterTrace[];
    expect(names.text).toEqual(["<b>a&lt;b>&amp;</b>"]);
  });

  test("a graph too large to read is an error, however deep it is", () => {
    let sum: Value = value(0);
    for (let i = 0; i < 50_000; i++) sum = sum.add(1);
    expect(() => computationGraph(sum)).toThrow(
      "computationGraph: the graph has more than 60 nodes, which nobody can read; show a part of it",
    );
  });

  test("the description gives the leaves with their gradients", () => {
    expect(computationGraph(lessonLoss()).description).toContain("w2 = −0.8 (gradient −0.1821)");
  });
});

describe("placeNodes", () => {
  // A diamond and a tail: 0 -> 1, 2 -> 3 -> 4, and 5 -> 4.
  const nodes = [[], [0], [0], [1, 2], [3, 5], []].map((inputs) => ({ inputs }));
  nodes.splice(4, 2, { inputs: [] }, { inputs: [3, 4] }); // topological: the leaf before its user
  const { places } = placeNodes(nodes);

  test("everything stands right of what it is made of", () => {
    nodes.forEach(({ inputs }, i) => {
      for (const input of inputs) expect(places[input].column).toBeLessThan(places[i].column);
    });
    expect(places.map(({ column }) => column)).toEqual([0, 1, 1, 2, 2, 3]);
  });

  test("no two nodes of a column come closer than one row", () => {
    places.forEach((a, i) => {
      for (const b of places.slice(i + 1)) {
        if (a.column === b.column) expect(Math.abs(a.row - b.row)).toBeGreaterThanOrEqual(1);
      }
    });
    for (const { row } of places) expect(row).toBeGreaterThanOrEqual(0);
  });

  test("no line runs through a node that it does not belong to, in 300 graphs by chance", () => {
    const random = seeded(7);
    for (let n = 0; n < 300; n++) {
      const graph = Array.from({ length: 3 + random.integer(9) }, (_, i) => ({
        inputs: Array.from({ length: i === 0 ? 0 : random.integer(3) }, () => random.integer(i)),
      }));
      expect(nodesOnLines(graph), JSON.stringify(graph)).toEqual([]);
    }
  });

  test("a line with a free way is straight, one around a node has corners", () => {
    const both = [[], [0], [0, 1], [1, 2]].map((inputs) => ({ inputs }));
    expect(placeNodes(both).way(0, 2)).toHaveLength(2);
    // From 0 to the end there is a chain of four, two of them side by side.
    const around = [[], [0], [1], [1], [2, 3], [4, 0, 1]].map((inputs) => ({ inputs }));
    const { way } = placeNodes(around);
    const bent = around.flatMap(({ inputs }, to) => inputs.map((from) => way(from, to)));
    expect(bent.some((list) => list.length > 2)).toBe(true);
  });
});

/** Nodes, as "from-to over node", that the line between two others touches, looked at in small steps. */
function nodesOnLines(graph: readonly { inputs: readonly number[] }[]): string[] {
  const { places, way } = placeNodes(graph);
  return graph.flatMap(({ inputs }, to) =>
    inputs.flatMap((from) => {
      const line = way(from, to);
      const dots = line.slice(1).flatMap((end, i) =>
        Array.from({ length: 101 }, (_, k) => ({
          column: line[i].column + ((end.column - line[i].column) * k) / 100,
          row: line[i].row + ((end.row - line[i].row) * k) / 100,
        })),
      );
      return places.flatMap((node, i) =>
        i !== from &&
        i !== to &&
        dots.some(
          ({ column, row }) =>
            Math.abs(column - node.column) < 0.43 && Math.abs(row - node.row) < 0.4,
        )
          ? [`${from}-${to} over ${i}`]
          : [],
      );
    }),
  );
}

describe("networkGraph", () => {
  const layers = [
    {
      W: [
        [1, -1],
        [1, -1],
      ],
      b: [-0.5, 1.5],
    },
    { W: [[1], [1]], b: [-1.5] },
  ];

  test("a small network has all its weights and biases written beside it", () => {
    const words = networkGraph(layers).layout.annotations?.map(({ text }) => text) ?? [];
    expect(words.filter((text) => text === "−1")).toHaveLength(2);
    expect(words).toEqual(
      expect.arrayContaining(["b = −0.5", "b = 1.5", "b = −1.5", "inputs (2)", "output (1)"]),
    );
  });

  test("circles hold names, or numbers with the names above", () => {
    const names = networkGraph(layers, { inputs: ["p", "q"], outputs: ["light"] });
    expect((names.data.slice(1) as ScatterTrace[]).map(({ text }) => text)).toEqual([
      ["p", "q"],
      ["h1", "h2"],
      ["light"],
    ]);
    const values = networkGraph(layers, { values: [[1, 0], [1, 0], [0.25]] });
    expect((values.data.slice(1) as ScatterTrace[]).map(({ text }) => text)).toEqual([
      ["1", "0"],
      ["1", "0"],
      ["0.25"],
    ]);
    expect(values.layout.annotations?.map(({ text }) => text)).toContain("h2");
  });

  test("a large layer keeps its first and last units, and says how many there are", () => {
    const W = Array.from({ length: 100 }, () => [0.5]);
    const figure = networkGraph([{ W }], { maxUnits: 4 });
    expect((figure.data[1] as ScatterTrace).text).toEqual(["x1", "x2", "x99", "x100"]);
    expect(figure.layout.shapes).toHaveLength(4);
    expect(figure.layout.annotations?.map(({ text }) => text)).toContain("inputs (100)");
    expect(figure.description).toBe(
      "Network 100-1 with 100 parameters; its weights run from 0.5 to 0.5",
    );
  });

  test("hidden points on the lines tell the weights to the mouse", () => {
    expect((networkGraph(layers).data[0] as ScatterTrace).hovertext).toContain("x1 to h2: −1");
  });

  test("layers, names and values that do not fit are errors", () => {
    expect(() => networkGraph([])).toThrow("networkGraph: there is no layer; give at least 1");
    expect(() => networkGraph([{ W: [[1, 2]] }, { W: [[1]] }])).toThrow(
      "networkGraph: layer 1 has 2 units and layer 2 has 1 inputs; they must be equal",
    );
    expect(() => networkGraph(layers, { inputs: ["a"] })).toThrow(
      "networkGraph: inputs has 1 values and the input layer has 2; they must be equal in number",
    );
    expect(() => networkGraph(layers, { values: [[1, 0], [1], [1]] })).toThrow(
      "networkGraph: values[1] has 1 values and units of layer 1 has 2",
    );
    expect(() => networkGraph([{ W: [[1]], b: [1, 2] }])).toThrow(
      "networkGraph: b of layer 1 has 2 values",
    );
  });
});
