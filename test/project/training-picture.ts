/**
 * The moving picture in README: a network learns two spirals, as our own figures draw it. One SVG without
 * scripts: each state of the map is seen in its turn, and the loss is uncovered beside it. Who wants no
 * motion sees the last state.
 */
import { spiral } from "../../src/data/clouds.ts";
import { sigmoid, tanh } from "../../src/engine/activations.ts";
import type { Dataset } from "../../src/engine/dataset.ts";
import { dense } from "../../src/engine/dense.ts";
import { column } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { adam } from "../../src/engine/optimizers.ts";
import { seeded } from "../../src/engine/random.ts";
import { sans, surroundings } from "../../src/look.ts";
import { decisionBoundary } from "../../src/plots/decision-boundary.ts";
import { lossCurve } from "../../src/plots/loss-curve.ts";
import type { FigureParts, Layout } from "../../src/plots/plotly.ts";
import { plotPlace, staticSvg } from "../../src/plots/svg/static-svg.ts";
import { train } from "../../src/train.ts";

/** Epochs whose map is shown: close together where much happens. */
const shown = [0, 4, 12, 20, 28, 35, 40, 44, 48, 52, 56, 60, 65, 70, 76, 84, 95, 110, 130, 160];
const last = shown[shown.length - 1];

/** Seconds of one round, and the share of it for which the last state stays. */
const round = 8;
const stay = 0.25;

/** Height of the line of words below both figures. */
const footer = 34;

/** One state of the network. */
interface State {
  readonly epoch: number;
  readonly map: string;
  readonly words: string;
}

/** The picture; the same on every machine, and whatever was drawn before it. */
export async function trainingPicture(): Promise<string> {
  // The figures' names end with how many were drawn in this process.
  return (await draw()).replaceAll(/(figure-[a-z\d]+)-\d+/g, "$1");
}

async function draw(): Promise<string> {
  const { states, curve } = await learn();
  const map = states[states.length - 1].map;
  const chart = staticSvg(curve);
  const [left, right] = [sizeOf(map), sizeOf(chart)];
  const [width, height] = [left.width + right.width, left.height + footer];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${spoken}" font-family='${sans}' font-size="16">`,
    `<style>${styles()}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    at(
      map,
      0,
      0,
      (marks) =>
        states.map((state, i) => mapOf(state, clipOf(map), i)).join("") + marks.slice(2).join(""),
    ),
    at(chart, left.width, 0, (marks) => uncovered(curve, right, marks.join(""))),
    ...states.map(
      ({ words }, i) => `<text class="s s${i}" x="24" y="${height - 12}">${words}</text>`,
    ),
    "</svg>\n",
  ].join("\n");
}

const spoken =
  "A small network learns to tell two spirals apart: its map of answers changes while its loss falls";

/** A training by the readable engine, whose numbers are the same everywhere. */
async function learn(): Promise<{ states: State[]; curve: FigureParts }> {
  const { X, labels = [] } = spiral({ perClass: 70, noise: 0.03, random: seeded(4) });
  const data: Dataset = { X, Y: column(...labels), labels: Uint8Array.from(labels) };
  const layers = [12, 12].map((units) => dense(units, { activation: tanh }));
  const net = network({
    inputs: 2,
    layers: [...layers, dense(1, { activation: sigmoid })],
    random: seeded(2),
  });
  const { loss, accuracy } = net.evaluate(data);
  const states: State[] = [];
  const note = (epoch: number, loss: number, right: number): void => {
    if (!shown.includes(epoch)) return;
    const figure = decisionBoundary(net, data, { resolution: 40 });
    const words = `epoch ${epoch} · loss ${loss.toFixed(2)} · ${Math.round(100 * right)} % right`;
    states.push({ epoch, words, map: staticSvg(figure) });
  };
  note(0, loss, accuracy);
  const history = await train(net, data, {
    epochs: last,
    batchSize: 10,
    optimizer: adam({ learningRate: 0.01 }),
    engine: "reference",
    onEpoch: ({ epoch, loss, accuracy }) => note(epoch, loss, accuracy),
  });
  const { data: lines, layout, description } = lossCurve(history.loss);
  const { height, margin } = decisionBoundary(net, data).layout;
  return { states, curve: { data: lines, layout: narrow(layout, height, margin.t), description } };
}

/** A figure beside another one; its buttons would do nothing in a picture. */
function narrow({ updatemenus: _, ...layout }: Layout, height: number, top: number): Layout {
  return { ...layout, width: 420, height, margin: { ...layout.margin, t: top } };
}

/** The picture at a place in another one; `compose` puts its marks together, each with all that follows it. */
function at(svg: string, x: number, y: number, compose: (marks: string[]) => string): string {
  const [head, ...marks] = marksOf(svg);
  return head.replace("<svg ", `<svg x="${x}" y="${y}" `) + compose(marks);
}

/** What stands before the first mark, then a piece for each. */
function marksOf(svg: string): string[] {
  return svg.split(/(?=<g clip-path="url\()/);
}

/** The map alone: the answers and the line between them. */
function mapOf({ map }: State, clip: string, index: number): string {
  const marks = marksOf(map)
    .slice(1, 3)
    .join("")
    .replaceAll(/url\(#[^)]*\)/g, clip);
  return `<g class="s s${index}">${marks}</g>`;
}

function clipOf(svg: string): string {
  return /url\(#[^)]*\)/.exec(svg)?.[0] ?? "";
}

/** The curve behind a window that grows with the epochs. */
function uncovered(curve: FigureParts, { width, height }: Size, marks: string): string {
  const place = plotPlace(curve);
  if (place === undefined) throw new Error("the loss curve has no axes");
  const [x, y] = [place.left * width, place.top * height];
  const box = `x="${x}" y="${y}" width="${place.width * width}" height="${place.height * height}"`;
  const style = `transform-origin:${x}px 0`;
  const clip = `<clipPath id="seen"><rect class="seen" ${box} style="${style}"/></clipPath>`;
  return clip + marks.replaceAll(clipOf(marks), "url(#seen)");
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeOf(svg: string): Size {
  const number = (name: string) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(svg)?.[1]);
  return { width: number("width"), height: number("height") };
}

/** Which state is seen when; without motion the last one. */
function styles(): string {
  const { text, paper } = surroundings;
  const final = shown.length - 1;
  const moments = shown.map((_, i) => Math.round((1000 * (1 - stay) * i) / final) / 10);
  const turns = moments.map((from, i) => {
    const before = i === 0 ? "" : "0%{visibility:hidden}";
    const after = i === final ? "" : `${moments[i + 1]}%{visibility:hidden}`;
    return `@keyframes s${i}{${before}${from}%{visibility:visible}${after}}.s${i}{animation:s${i} ${round}s step-end infinite}`;
  });
  const window = moments.map((from, i) => `${from}%{transform:scaleX(${shown[i] / last})}`);
  return [
    `.paper{fill:${paper.light}}text.s{fill:${text.light}}`,
    `.s{visibility:hidden}.s${final}{visibility:visible}`,
    `@media(prefers-color-scheme:dark){.paper{fill:${paper.dark}}text.s{fill:${text.dark}}}`,
    `@media(prefers-reduced-motion:no-preference){${turns.join("")}`,
    `@keyframes seen{${window.join("")}}.seen{animation:seen ${round}s step-end infinite}}`,
  ].join("");
}
