import { describe, expect, test } from "vitest";
import { classStyles, inkColors, landscape, palette, sequential } from "../../src/plots/palette.ts";

type Rgb = [number, number, number];

const light: Rgb = [1, 1, 1];
const dark: Rgb = [0x11 / 255, 0x11 / 255, 0x11 / 255];

describe("contrast (WCAG 2.2)", () => {
  const marks = [
    palette.data,
    palette.weight,
    palette.gradient,
    palette.second,
    palette.third,
    palette.neutral,
  ];
  test.each([...marks, ...classStyles.map(({ color }) => color)])(
    "%s is at least 3:1 on light and dark paper",
    (color) => {
      expect(contrast(rgb(color), light)).toBeGreaterThanOrEqual(3);
      expect(contrast(rgb(color), dark)).toBeGreaterThanOrEqual(3);
    },
  );

  test.each([palette.text, ...Object.values(inkColors)])(
    "words in %s are at least 4:1 on both",
    (color) => {
      expect(contrast(rgb(color), light)).toBeGreaterThanOrEqual(4);
      expect(contrast(rgb(color), dark)).toBeGreaterThanOrEqual(4);
    },
  );
});

// Machado, Oliveira, Fernandes (2009), severity 1: what is seen without one kind of cone.
const blindness = {
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

  test("data, weights and gradients stay far apart", () => {
    const [data, weight, gradient] = [palette.data, palette.weight, palette.gradient].map(seen);
    for (const [a, b] of [
      [data, weight],
      [data, gradient],
      [weight, gradient],
    ]) {
      expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(20);
    }
  });

  test.each([
    ["sequential", sequential],
    ["landscape", landscape],
  ] as const)("%s gets steadily lighter or darker", (_, scale) => {
    const lightness = scale.map(([, color]) => seen(color)[0]);
    const steps = lightness.slice(1).map((value, i) => value - lightness[i]);
    expect(new Set(steps.map(Math.sign)).size).toBe(1);
    expect(Math.min(...steps.map(Math.abs))).toBeGreaterThan(8);
  });
});

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
