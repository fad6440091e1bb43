import { describe, expect, test } from "vitest";
import { darkColors } from "../../../src/look.ts";
import { Figure } from "../../../src/plots/figure.ts";
import { lineChart } from "../../../src/plots/line-chart.ts";
import { staticSvg } from "../../../src/plots/svg/static-svg.ts";
import { tangentSlider } from "../../../src/plots/tangent-slider.ts";
import { everyFigure } from "../gallery.ts";
import { all, everything, parseXml, textOf } from "../xml.ts";

const figures = Object.entries(everyFigure());

describe.each(figures)("the picture of %s", (_, figure) => {
  const svg = figure.svg();
  const root = parseXml(svg);

  test("is one well-formed SVG image whose name and description can be found", () => {
    expect(root.name).toBe("svg");
    expect(root.attributes.xmlns).toBe("http://www.w3.org/2000/svg");
    expect(root.attributes.role).toBe("img");
    const [title, description] = root.attributes["aria-labelledby"]
      .split(" ")
      .map((id) => everything(root).find((element) => element.attributes.id === id));
    expect(title?.name).toBe("title");
    expect(title?.text.trim()).not.toBe("");
    expect(description?.name).toBe("desc");
    expect(description?.text).toBe(figure.description);
  });

  test("has finite numbers only, and no reference to anything outside", () => {
    expect(svg.replace(/base64,[^"]+/g, "")).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
    const links = svg.match(/(?:href|src|url)\s*[=(]\s*["']?[^"')]*/g) ?? [];
    for (const link of links) expect(link).toMatch(/data:image\/png;base64,|url\(#figure-/);
    expect(svg).not.toMatch(/<script| style=| on\w+=|@import/);
  });

  test("has a style that reaches no other picture, and colours for dark paper", () => {
    const [style] = all(root, "style");
    const rules = style.text.replace(/@media[^{]*\{|\}$/g, "").match(/[^{}]+(?=\{)/g) ?? [];
    expect(rules.length).toBeGreaterThan(2);
    for (const rule of rules) expect(rule).toMatch(/^\.chainrule-figure/);
    for (const [light, dark] of darkColors) {
      if (svg.includes(`fill="${light}"`)) expect(style.text).toContain(`{fill:${dark}}`);
      if (svg.includes(`stroke="${light}"`)) expect(style.text).toContain(`{stroke:${dark}}`);
    }
  });

  test("has letters of 12 pixels or more", () => {
    const sizes = everything(root).map((element) => element.attributes["font-size"]);
    for (const size of sizes)
      if (size && !size.endsWith("%")) expect(Number(size)).toBeGreaterThanOrEqual(12);
  });

  test("draws every trace: without it the picture is another", () => {
    const marks = (parts: Figure) => withoutNames(staticSvg(parts));
    const whole = marks(figure);
    figure.data.forEach((trace, i) => {
      if (hasNothingToDraw(trace)) return;
      const data = figure.data.filter((_, at) => at !== i);
      const { layout, description } = figure;
      const less = new Figure({ data, layout: { ...layout, showlegend: false }, description });
      const same = new Figure({
        data: figure.data,
        layout: { ...layout, showlegend: false },
        description,
      });
      expect(marks(less), `trace ${i} of type ${trace.type}`).not.toBe(marks(same));
    });
    expect(whole.length).toBeGreaterThan(500);
  });

  test("stays inside its frame with all its words", () => {
    const [, , width, height] = root.attributes.viewBox.split(" ").map(Number);
    for (const text of all(root, "text")) {
      const [x, y] = [Number(text.attributes.x), Number(text.attributes.y)];
      expect(x, textOf(text)).toBeGreaterThanOrEqual(0);
      expect(x, textOf(text)).toBeLessThanOrEqual(width);
      expect(y, textOf(text)).toBeGreaterThan(0);
      expect(y, textOf(text)).toBeLessThan(height);
    }
  });

  test("is small enough to be kept in a notebook", () => {
    expect(svg.length).toBeLessThan(130_000);
  });
});

test("a figure with steps is shown at its end, where nobody can step; one that begins elsewhere as it begins", () => {
  const { computationGraph, contour } = everyFigure();
  const tangent = tangentSlider(Math.tanh, (x) => 1 - Math.tanh(x) ** 2, { start: 12 });
  const label = (figure: Figure, step: number) => figure.layout.sliders?.[0].steps.at(step)?.label;
  const wordsOf = (figure: Figure) => all(parseXml(figure.svg()), "text").map(textOf);
  expect(wordsOf(computationGraph)).toEqual(
    expect.arrayContaining([label(computationGraph, -1), "−0.1821", "−0.2821"]),
  );
  expect(wordsOf(contour)).toContain(label(contour, -1));
  expect(wordsOf(tangent)).toContain(label(tangent, 12));
});

test("ids stay unique when many pictures stand on one page, even of one figure", () => {
  const page = [...figures, ...figures].map(([, figure]) => figure.svg()).join("");
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(3 * figures.length);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a picture of 25 digits with labels is smaller than 60 kB", () => {
  expect(everyFigure().imageGrid.svg().length).toBeLessThan(60_000);
});

test("axis titles and legend entries are in the picture", () => {
  const words = all(parseXml(everyFigure().severalLines.svg()), "text").map(textOf);
  expect(words).toEqual(expect.arrayContaining(["step", "height", "a", "b", "c"]));
});

test("words with mark-up characters arrive letter by letter", () => {
  const nasty = `<img src=x onerror=alert(1)> & "b" </text>\u0000]]>`;
  const figure = lineChart({ [nasty]: [1, 2], other: [2, 1] }, { x: nasty, y: "y", title: nasty });
  const root = parseXml(figure.svg());
  const words = all(root, "text").map(textOf);
  const shown = nasty.replace("\u0000", "\uFFFD");
  expect(words.filter((word) => word === shown)).toHaveLength(3);
  expect(all(root, "img")).toHaveLength(0);
  expect(textOf(all(root, "desc")[0])).toBe(figure.description.replaceAll("\u0000", "\uFFFD"));
});

/** Ids differ from picture to picture; everything else must not. */
function withoutNames(svg: string): string {
  return svg.replace(/figure-\w+-\d+/g, "figure");
}

/** A line without points (a unit without weights, a step before the first) or an invisible target for the mouse. */
function hasNothingToDraw(trace: Figure["data"][number]): boolean {
  if (trace.type !== "scatter") return false;
  return trace.x.length === 0 || trace.marker?.color === "rgba(0,0,0,0)";
}
