/**
 * The font and the colours of everything that is drawn, in one place and as data: pages' style sheets,
 * Plotly's layouts and static pictures all take them from here.
 */

/** The font of figures, controls and headings: each system's own. */
export const sans =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

/** A colour on light and on dark paper. */
interface Pair {
  readonly light: string;
  readonly dark: string;
}

/**
 * Each role's colour: data blue, weights orange, gradients red. Every one has 4.5:1 and more on its paper,
 * and any two stay apart for readers without one kind of cone (test/plots/palette.test.ts).
 */
export const roles = {
  data: { light: "#0068B8", dark: "#3D9FFA" },
  weight: { light: "#BC5400", dark: "#FFAC26" },
  gradient: { light: "#8E0A28", dark: "#FA4D60" },
  second: { light: "#00804F", dark: "#C4F7E2" },
  third: { light: "#5A2A7E", dark: "#E3B3FC" },
  neutral: { light: "#555553", dark: "#A3A3A0" },
} as const satisfies Readonly<Record<string, Pair>>;

/** What is neither data nor role: words, lines around things, the paper and what lies on it. */
export const surroundings = {
  text: { light: "#3F3D39", dark: "#D0CDC6" },
  /** The strongest ink, for a line across a map. */
  ink: { light: "#1F1D1A", dark: "#F5F2EA" },
  /** Frames and axes. */
  axis: { light: "#75736E", dark: "#8F8C86" },
  paper: { light: "#FDFCF9", dark: "#17191C" },
  /** What pictures lie on, so that their white does not glare. */
  mat: { light: "#ECE9E2", dark: "#34373C" },
  /** Behind the side of a line on which a unit answers 1. */
  side: { light: "rgba(0,104,184,0.14)", dark: "rgba(61,159,250,0.18)" },
  /** Behind a node whose gradient is known. */
  known: { light: "rgba(142,10,40,0.07)", dark: "rgba(250,77,96,0.09)" },
  /** Words on the light and on the deep half of a colour scale; the halves change places in the dark. */
  onPale: { light: "#010101", dark: "#FEFEFE" },
  onDeep: { light: "#FEFEFE", dark: "#010101" },
} as const satisfies Readonly<Record<string, Pair>>;

/** The steps of colour scales, and flat areas of classes, from pale to deep. */
const areas = {
  sequential: [
    { light: "#F5F1E8", dark: "#1B1D20" },
    { light: "#86B2CE", dark: "#1B3B53" },
    { light: "#00508A", dark: "#76ABCE" },
  ],
  mistakes: [
    { light: "#F5F1E8", dark: "#1B1D20" },
    { light: "#E8A76C", dark: "#643711" },
    { light: "#8A3A00", dark: "#BF8945" },
  ],
  diverging: [
    { light: "#4B2E83", dark: "#CDAEF5" },
    { light: "#A493C8", dark: "#6E5590" },
    { light: "#F7F5F2", dark: "#222428" },
    { light: "#F0AC5A", dark: "#96591A" },
    { light: "#A85500", dark: "#FFBE70" },
  ],
  classes: [
    { light: "#E4E1DA", dark: "#2B2A27" },
    { light: "#A9CCE2", dark: "#1D3F58" },
    { light: "#D9CDEB", dark: "#3A2A52" },
    { light: "#A6DCCB", dark: "#12443A" },
    { light: "#C4C4C4", dark: "#3D3D3D" },
  ],
} as const satisfies Readonly<Record<string, readonly Pair[]>>;

/** The light colours of an area, pale first. */
export function areaColors(name: keyof typeof areas): string[] {
  return areas[name].map(({ light }) => light);
}

const pairs: readonly Pair[] = [
  ...Object.values(roles),
  ...Object.values(surroundings),
  ...Object.values(areas).flat(),
];

/** The dark colour for each light one: a figure names light colours, and whoever shows it changes them. */
export const darkColors: ReadonlyMap<string, string> = new Map(
  pairs.map(({ light, dark }) => [light, dark]),
);

/** The same as custom properties of a style sheet: `--sans`, `--data`, `--weight`, ... */
export function lookVariables(): string {
  const colors = Object.entries(roles).map(
    ([name, { light, dark }]) => `--${name}: light-dark(${light}, ${dark});`,
  );
  return [`--sans: ${sans};`, ...colors].join(" ");
}
