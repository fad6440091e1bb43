/** What a playground does, as a program that uses `chainrule` alone. */
import { inputs, leastToSplit, sources } from "./data.ts";
import type { PaintedPoint, PlaygroundSettings } from "./settings.ts";

/** The program that trains the same network for so many epochs; its history has the same numbers. */
export function programOf(settings: PlaygroundSettings, epochs: number): string {
  const { data } = settings;
  const isSplit = data === "painted" ? settings.points.length >= leastToSplit : !isGate(data);
  const isPlain = settings.inputs.join() === "x,y";
  const names = new Set([
    ...["dense", "network", "seeded", "sgd", "sigmoid", "train", ...sources[data].names],
    ...(settings.layers.length > 0 ? [settings.activation] : []),
    ...(isSplit ? ["split"] : []),
    ...(isPlain ? [] : ["matrix"]),
  ]);
  return [
    `import { ${[...names].sort().join(", ")} } from "chainrule";`,
    "",
    ...dataLines(settings, isPlain, isSplit),
    ...networkLines(settings),
    ...trainLines(settings, epochs, isSplit),
    "console.log(history.toString());",
  ].join("\n");
}

function isGate(data: string): boolean {
  return sources[data as keyof typeof sources].code.startsWith("gates.");
}

function dataLines(settings: PlaygroundSettings, isPlain: boolean, isSplit: boolean): string[] {
  const { code } = sources[settings.data];
  const name = isSplit ? "data" : "training";
  return [
    ...(settings.data === "painted" ? pointLines(settings.points) : []),
    ...(isPlain
      ? [`const ${name} = ${code};`]
      : [
          `const plane = ${code};`,
          `const inputs = ([x, y]: number[]) => [${settings.inputs.map((one) => inputs[one].code).join(", ")}];`,
          `const ${name} = { ...plane, X: matrix(plane.X.toArray().map(inputs)) };`,
        ]),
    ...(isSplit
      ? ["const { training, validation } = split(data, { validation: 0.3, random: seeded(1) });"]
      : []),
  ];
}

function pointLines(points: readonly PaintedPoint[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < points.length; i += 4) {
    lines.push(
      `  ${points
        .slice(i, i + 4)
        .map((point) => `[${point.join(", ")}],`)
        .join(" ")}`,
    );
  }
  return ["const points = [ // x, y, class", ...lines, "];"];
}

function networkLines({ inputs, layers, activation, seed }: PlaygroundSettings): string[] {
  return [
    "const net = network({",
    `  inputs: ${inputs.length},`,
    "  layers: [",
    ...layers.map((units) => `    dense(${units}, { activation: ${activation} }),`),
    "    dense(1, { activation: sigmoid }),",
    "  ],",
    `  random: seeded(${seed}),`,
    "});",
  ];
}

function trainLines(settings: PlaygroundSettings, epochs: number, isSplit: boolean): string[] {
  const { learningRate, weightDecay, batchSize, seed } = settings;
  const decay = weightDecay === 0 ? "" : `, weightDecay: ${weightDecay}`;
  return [
    "const history = await train(net, training, {",
    `  epochs: ${epochs},`,
    `  batchSize: ${batchSize},`,
    `  optimizer: sgd({ learningRate: ${learningRate}${decay} }),`,
    `  random: seeded(${seed}),`,
    ...(isSplit ? ["  validation,"] : []),
    "});",
  ];
}
