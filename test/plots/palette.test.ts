import { describe, expect, test } from "vitest";
import { darkColors, roles, surroundings } from "../../src/look.ts";
import { colorAt, hex, readableOn } from "../../src/plots/color.ts";
import {
  type ColorScale,
  classTints,
  diverging,
  landscape,
  mistakes,
  palette,
  sequential,
} from "../../src/plots/palette.ts";

type Rgb = [number, number, number];
type Paper = "light" | "dark";

/** White and an exported page's paper; JupyterLab's dark page and an exported one's. */
const grounds = { light: ["#FFFFFF", "#FDFCF9"], dark: ["#111111", "#17191C"] } as const;
const papers: readonly Paper[] = ["light", "dark"];
const scales = { sequential, mistakes };
const shares = Array.from({ length: 201 }, (_, i) => i / 200);

const on = (paper: Paper, color: string) =>
  paper === "light" ? color : (darkColors.get(color) ?? color);
const scaleOn = (paper: Paper, scale: ColorScale): ColorScale =>
  scale.map(([at, color]) => [at, on(paper, color)]);

describe.each(papers)("contrast on %s paper (WCAG 2.2)", (paper) => {
  const { text, ink, axis } = surroundings;
  const drawn = { ...roles, text, ink, axis };

  test.each(Object.entries(drawn))("%s has 4.5:1 and more", (_, pair) => {
    for (const ground of grounds[paper]) {
      expect(contrast(rgb(pair[paper]), rgb(ground))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("words stand out on the mat of pictures, blue and red numbers on a known node", () => {
    expect(contrast(rgb(text[paper]), rgb(surroundings.mat[paper]))).toBeGreaterThanOrEqual(4.5);
    const known = over(surroundings.known[paper], surroundings.paper[paper]);
    for (const { [paper]: color } of [roles.data, roles.gradient]) {
      expect(contrast(rgb(color), known)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("the decision line stands out on the side of class 1", () => {
    const side = over(surroundings.side[paper], surroundings.paper[paper]);
    expect(contrast(rgb(roles.weight[paper]), side)).toBeGreaterThanOrEqual(3.6);
  });

  test("the border stands out where it runs: at the middle of a map, and on every class", () => {
    const middle = hex(colorAt(scaleOn(paper, sequential), 0.5));
    for (const ground of [middle, ...classTints.map((tint) => on(paper, tint))]) {
      expect(contrast(rgb(ink[paper]), rgb(ground)), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(Object.entries(scales))("every number can be read on every value of %s", (_, scale) => {
    for (const share of shares) {
      // The colour of the word is chosen once, on the light scale.
      const word = on(paper, readableOn(colorAt(scale, share)));
      const ground = hex(colorAt(scaleOn(paper, scale), share));
      expect(contrast(rgb(word), rgb(ground)), String(share)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test("every colour that a figure names has its partner for dark paper, and keeps it alone", () => {
  const named = Object.values(palette).filter((color) => color !== palette.grid);
  for (const color of named) expect(darkColors.has(color), color).toBe(true);
  // Two light colours may share a partner, but a light colour must not have two.
  const pairs = [...Object.values(roles), ...Object.values(surroundings)];
  for (const { light, dark } of pairs) expect(darkColors.get(light)).toBe(dark);
});

// Machado, Oliveira, Fernandes (2009), severity 1: what is seen without one kind of cone.
const blindness = {
  "all cones": [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
};

describe.each(Object.entries(blindness))("with %s", (_, matrix) => {
  const seen = (color: string): Rgb => {
    const [r, g, b] = rgb(color).map(linear);
    const row = (i: number) => matrix[i] * r + matrix[i + 1] * g + matrix[i + 2] * b;
    return lab([row(0), row(3), row(6)]);
  };
  const apart = (a: string, b: string) => Math.hypot(...seen(a).map((v, i) => v - seen(b)[i]));

  test.each(papers)(
    "any two roles stay apart on %s paper, the three of every lesson far",
    (paper) => {
      const colors = Object.values(roles).map((pair) => pair[paper]);
      colors.forEach((color, i) => {
        for (const other of colors.slice(0, i)) {
          const three = i < 3;
          const least = three ? 19 : 15;
          expect(apart(color, other), `${color} and ${other}`).toBeGreaterThan(least);
        }
      });
    },
  );

  test.each([
    ["sequential", "light", sequential],
    ["sequential", "dark", scaleOn("dark", sequential)],
    ["mistakes", "light", mistakes],
    ["mistakes", "dark", scaleOn("dark", mistakes)],
    ["landscape", "light", landscape],
  ] as const)("%s on %s paper gets steadily lighter or darker", (_, _paper, scale) => {
    const lightness = scale.map(([, color]) => seen(color)[0]);
    const steps = lightness.slice(1).map((value, i) => value - lightness[i]);
    expect(new Set(steps.map(Math.sign)).size).toBe(1);
    expect(Math.min(...steps.map(Math.abs))).toBeGreaterThan(8);
  });

  test.each(papers)("weights below and above zero stay apart on %s paper", (paper) => {
    const scale = scaleOn(paper, diverging);
    expect(apart(scale[1][1], scale[3][1])).toBeGreaterThan(20);
    expect(apart(scale[0][1], scale[4][1])).toBeGreaterThan(20);
  });
});

/** `color`, which is half transparent, on `ground`. */
function over(color: string, ground: string): Rgb {
  const [r, g, b, alpha] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return rgb(ground).map((below, i) => ([r, g, b][i] / 255) * alpha + below * (1 - alpha)) as Rgb;
}

function rgb(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255) as Rgb;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function contrast(a: Rgb, b: Rgb): number {
  const luminance = (color: Rgb) => {
    const [r, g, b] = color.map(linear);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** CIE 1976 L*a*b* of linear sRGB, white point D65. */
function lab([r, g, b]: Rgb): Rgb {
  const x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505;
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089;
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))];
}
