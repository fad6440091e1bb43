import { describe, expect, test } from "vitest";
import { isMap, safeFigure } from "../../src/page/safe-figure.ts";

const inline = "data:image/png;base64,iVBORw0KGgo=";
const remote = "https://elsewhere/x.png";
const layoutOf = (layout: object) => safeFigure({ data: [], layout: layout as never }).layout;

describe("a figure's methods", () => {
  test.each(["restyle", "relayout", "update", "animate", "skip"])("%s stays", (method) => {
    const layout = { sliders: [{ steps: [{ method, args: [{ y: [[1]] }] }] }] };
    expect(layoutOf(layout)).toEqual(layout);
  });

  test.each(["downloadImage", "toImage", "newPlot", "addTraces", "purge", "constructor"])(
    "%s becomes skip, wherever it stands",
    (method) => {
      const layout = {
        sliders: [{ steps: [{ method, args: [{ filename: "x" }] }] }],
        updatemenus: [{ buttons: [{ method }] }],
        template: { layout: { updatemenudefaults: { buttons: [{ method }] } } },
      };
      expect(JSON.stringify(layoutOf(layout))).not.toContain(method);
    },
  );

  test("a slider cannot bring a method in later", () => {
    const args = [
      ["sliders[0].steps[0].method", "downloadImage"],
      [{ "sliders[0].steps[0].method": "downloadImage" }],
      [{ sliders: [{ steps: [{ method: "downloadImage" }] }] }],
    ];
    const steps = args.map((each) => ({ method: "relayout", args: each }));
    expect(JSON.stringify(layoutOf({ sliders: [{ steps }] }))).not.toContain("downloadImage");
  });
});

describe("a figure's pictures and maps", () => {
  test.each([remote, "//elsewhere/x", "/logout", "x.png", "data:text/html,x", "blob:x"])(
    "%s is taken out, now and in every change to come",
    (source) => {
      const figure = safeFigure({
        data: [{ type: "image", source }],
        layout: {
          images: [{ source }],
          sliders: [
            {
              steps: [
                { method: "relayout", args: ["images[0].source", source] },
                { method: "relayout", args: [{ "images[0].source": source }] },
                { method: "restyle", args: [{ source: [source] }] },
                { method: "restyle", args: ["source", source] },
                { method: "animate", args: [{ layout: { images: [{ source }] } }] },
              ],
            },
          ],
        },
        frames: [{ layout: { images: [{ source }] } }],
      });
      expect(JSON.stringify(figure)).not.toContain(JSON.stringify(source));
    },
  );

  test("a picture in the figure stays", () => {
    expect(layoutOf({ images: [{ source: inline }] })).toEqual({ images: [{ source: inline }] });
  });

  test("the numbers of a Sankey diagram's sources stay", () => {
    const data = [{ type: "sankey", link: { source: [0, 1], target: [2, 2], value: [3, 4] } }];
    expect(safeFigure({ data }).data).toEqual(data);
  });

  test("a map is known as one, and no change makes a figure one", () => {
    for (const type of ["scattergeo", "choropleth", "scattermap", "densitymap", "choroplethmap"]) {
      expect(isMap({ data: [{ type: "scatter" }, { type }] })).toBe(true);
      const steps = [
        { method: "restyle", args: ["type", type] },
        { method: "restyle", args: [{ type: [type] }] },
        { method: "relayout", args: ["map.style", "https://elsewhere/style.json"] },
      ];
      expect(JSON.stringify(layoutOf({ sliders: [{ steps }] }))).not.toMatch(`"${type}"|elsewhere`);
    }
    expect(isMap({ data: [{ type: "scatter" }, null, 5] })).toBe(false);
  });

  test("a word in a text that is also a kind of map stays", () => {
    expect(layoutOf({ title: { text: "choropleth" } })).toEqual({ title: { text: "choropleth" } });
  });
});

test("options that leave the figure are dropped, and none of the others", () => {
  const config = {
    displayModeBar: false,
    plotlyServerURL: remote,
    topojsonURL: remote,
    mapboxAccessToken: "x",
    showSendToCloud: true,
    scrollZoom: true,
  };
  expect(safeFigure({ data: [], config }).config).toEqual({
    displayModeBar: false,
    scrollZoom: true,
    topojsonURL: "data:,",
  });
});

test("a style in a text keeps colours and loses addresses", () => {
  const text = (style: string) => layoutOf({ title: { text: `<span style="${style}">x</span>` } });
  expect(text("color:red;font-size:12px")).toEqual({
    title: { text: '<span style="color:red;font-size:12px">x</span>' },
  });
  for (const style of [
    "cursor:url(https://e/x)",
    "fill:u\\72l(//e)",
    "background:image-set('//e')",
  ])
    expect(text(style)).toEqual({ title: { text: "<span >x</span>" } });
});

test("no name reaches the prototype of all objects", () => {
  const layout = JSON.parse(
    '{"__proto__": {"x": 1}, "a": {"constructor": {"prototype": {"y": 2}}}}',
  );
  expect(layoutOf(layout)).toEqual({ a: {} });
  expect(layoutOf({ s: [{ args: ["__proto__.polluted", 1] }] })).toEqual({ s: [{ args: [] }] });
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test("numbers, packed numbers and what is deep are copied, not shared", () => {
  const packed = { dtype: "f8", bdata: "AAAA" };
  const data = [{ y: [1, 2, null], x: packed, z: new Float64Array([1, 2]) }];
  const copy = safeFigure({ data });
  expect(copy.data).toEqual(data);
  expect(copy.data[0]).not.toBe(data[0]);
});
