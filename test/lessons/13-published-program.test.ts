import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import {
  argmaxRows,
  type Dataset,
  dense,
  gradCheck,
  type Matrix,
  type Mnist,
  type Network,
  network,
  type Random,
  seeded,
  sigmoid,
  sliceRows,
  softmax,
  take,
  train,
} from "../../src/index.ts";
import {
  formatNumbers,
  type LessonRun,
  lessonCells,
  numbersFile,
  runLesson,
} from "./run-lesson.ts";

const name = "13-published-program";

interface Net {
  readonly sizes: number[];
  readonly params: Record<string, Matrix>;
}
interface Program {
  start(sizes: number[], random: Random): Net;
  forward(net: Net, X: Matrix): Matrix;
  backward(p: Program, net: Net, Y: Matrix): Record<string, Matrix>;
  fit(p: Program, net: Net, data: Images, options: Record<string, number>): void;
}
interface Images {
  readonly training: Dataset;
  readonly validation: Dataset;
}

/** What the lesson's cells declare. */
interface Letters extends Mnist {
  readonly facts: Readonly<Record<string, (p: Program) => boolean>>;
  readonly openFacts: readonly string[];
  readonly published: Program;
  readonly repair1: Program;
  readonly repair2: Program;
  readonly repair3: Program;
  readonly repair4: Program;
  readonly repair5: Program;
  readonly repair6: Program;
  readonly repair7: Program;
  readonly repair8: Program;
  readonly reached4: number;
  readonly reached5: number;
  readonly larger: number;
  readonly reached6: number;
  readonly reached7: number;
  readonly reached8: number;
  readonly wholeTest: number;
  readonly withLayers: readonly number[];
  readonly without: readonly number[];
  readonly images: Images;
  readonly whole: Images;
  readonly sizes: number[];
  readonly changed: boolean;
  failing(p: Program): string[];
  attempt(p: Program): string;
  reached(p: Program, data: Images, rate: number): number;
  small(seed: number): Network;
  oneLayer(seed: number): Network;
}

let lesson: LessonRun;
let letters: Letters;
const resultOf = (id: string): unknown => lesson.cells[id].value;
const numbersOf = (names: readonly string[]) => names.map((one) => Number.parseInt(one, 10));

beforeAll(async () => {
  lesson = await runLesson(name);
  letters = lesson.variables as unknown as Letters;
}, 300_000);

describe("the numbers that lesson 13 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("warm-ups: NaN, 0.05 against 0.2, and 980 zeros", () => {
    expect(resultOf("warm-up-overflow")).toBeNaN();
    expect(resultOf("warm-up-spread-code")).toEqual([0.05, 0.2, 0.0025]);
    expect(resultOf("warm-up-share-code")).toBe(980);
  });

  test("not one fact holds for the published program, and each repair makes its own hold", () => {
    const { facts, failing, openFacts } = letters;
    expect(openFacts).toEqual(Object.keys(facts));
    const repairs = [
      letters.published,
      ...[letters.repair1, letters.repair2, letters.repair3, letters.repair4],
      ...[letters.repair5, letters.repair6, letters.repair7, letters.repair8],
    ].map((p) => new Set(numbersOf(failing(p))));
    const mended = repairs.slice(1).map((now, i) => [...repairs[i]].filter((one) => !now.has(one)));
    expect(mended).toEqual([[8], [3], [4, 15, 16], [13, 14], [10, 1], [6, 7], [21], [9, 20]]);
    expect(repairs[8].size).toBe(0);
  });

  test("it stops in the walk back, then in the second forward pass, then prints a function", () => {
    expect(resultOf("first-run")).toMatch(/^It stopped\. TypeError: Cannot read properties/);
    expect(lesson.cells["repair-1"].printed[0]).toMatch(/^It stopped\. TypeError/);
    expect(lesson.cells["repair-2"].printed.join("\n")).toMatch(
      /accuracy: \(\) =>[\s\S]*It came to its end/,
    );
    expect(lesson.cells["repair-3"].printed).toContain("epoch 1: accuracy 0");
    expect(resultOf("accuracy-proof")).toBe(0);
  });

  test("51,000 images for each of 51,000: 2.6 billion, 14 hours at 20 millionths of a second", () => {
    expect(resultOf("passes")).toBe(51_000 ** 2);
    expect((51_000 ** 2 * 20e-6) / 3600).toBeCloseTo(14.45, 1);
  });

  test("sure and wrong, the published slope is about -0.001", () => {
    const { data } = resultOf("sure-and-wrong") as Matrix;
    expect(data[1]).toBeCloseTo(-0.001, 5);
  });

  test("28 times 28 is 784, and there are 6,442 and 6,416 parameters", () => {
    expect(resultOf("pixels")).toEqual([784, 6416]);
    expect(letters.small(1).parameters).toBe(6442);
  });
});

describe("the published program and the repaired one", () => {
  test("the repaired slopes are the library's, and pass the gradient check", () => {
    const { repair8, training } = letters;
    const few = take(training, 7);
    const ours = repair8.start([784, 8, 8, 10], seeded(3));
    const options = { activation: sigmoid, bias: false };
    const layers = [dense(8, options), dense(8, options)];
    const last = dense(10, { activation: softmax, bias: false });
    const net = network({ inputs: 784, layers: [...layers, last] });
    for (const [l, layer] of net.layers.entries()) layer.W.data.set(ours.params[`W${l + 1}`].data);
    expect(gradCheck(net, few, { h: 1e-4 })).toMatchObject({ ok: true });
    repair8.forward(ours, few.X);
    const slopes = repair8.backward(repair8, ours, few.Y);
    const theirs = net.backward(net.forward(few.X), few.Y);
    for (const [l, { dW }] of theirs.entries())
      for (const [i, d] of Array.from(slopes[`W${l + 1}`].data).entries())
        expect(d).toBeCloseTo(dW.data[i], 12);
  });

  test("the published walk back of two samples is that of the first", () => {
    const { repair7, repair8, training } = letters;
    const net = repair7.start([784, 8, 8, 10], seeded(3));
    const two = take(training, 2);
    const slopesOf = (p: Program) => {
      p.forward(net, two.X);
      return p.backward(p, net, two.Y).W1;
    };
    const first = sliceRows(two.X, 0, 1);
    const touched = (W: Matrix) =>
      Array.from({ length: 784 }, (_, i) => i).filter((i) => W.at(i, 0) !== 0);
    expect(touched(slopesOf(repair7)).every((i) => first.at(0, i) !== 0)).toBe(true);
    expect(touched(slopesOf(repair8)).every((i) => first.at(0, i) !== 0)).toBe(false);
  });

  test("before the update is repaired nothing moves", () => {
    expect(letters.changed).toBe(false);
    expect(letters.reached4).toBeLessThan(0.2);
  });

  test("the plot's accuracies rise with the rate, the slopes at the end, and the start; 9 and 20 change nothing", () => {
    const { reached4, reached5, larger, reached6, reached7, reached8 } = letters;
    expect(larger).toBeGreaterThan(Math.max(reached4, reached5) + 0.05);
    expect(reached6).toBeGreaterThan(reached5);
    expect(reached7).toBeGreaterThan(reached6);
    expect(Math.abs(reached8 - reached7)).toBeLessThan(0.005);
  });

  test("the fact of a type with names: the checker says it of l_rate", () => {
    expect(complaints("interface O { rate: number } let o: O; o!.l_rate;")).toEqual([
      "Property 'l_rate' does not exist on type 'O'. Did you mean 'rate'?",
    ]);
  });

  test("the mistakes that the checker finds are told in its words", () => {
    const [glued] = complaints("class A { r = 0; p = 0; f(r: number) { this.r = r this.p = 1; } }");
    expect(glued).toBe("';' expected.");
    expect(complaints("class A { f() { return g(); } } new A();")).toEqual([
      "Cannot find name 'g'.",
    ]);
    expect(complaints("class A { forward() {} g() { this.forard(); } } new A();")).toEqual([
      "Property 'forard' does not exist on type 'A'. Did you mean 'forward'?",
    ]);
    expect(complaints("const start = 1; start.time();")).toEqual([
      "Property 'time' does not exist on type '1'.",
    ]);
    expect(complaints("const x_train = 1; xtrain;")).toEqual([
      "Cannot find name 'xtrain'. Did you mean 'x_train'?",
    ]);
  });

  test("the program passes the strict checker as it stands", () => {
    const source = lessonCells(name)
      .filter(({ id }) => /^(?:net|their-|program-type|published)/.test(id))
      .map((cell) => cell.source);
    expect(source.length).toBeGreaterThan(8); // `npm run check` has every lesson checked whole
  });
});

// Six starts gave 9.5 to 16.5 % with the update repaired, 69.5 to 78.5 % with the last slopes, and 74.2 to 82.8 %
// with the start, each more than before; ten gave 86.7 to 88.9 % on all images, and one layer 91.1 to 91.3 %.
describe("what lesson 13 says of several starts", () => {
  test("each of the three repairs that teach brings something, from other starts too", () => {
    for (const seed of [2, 3]) {
      const from = (p: Program) => ({
        ...p,
        start: (sizes: number[]) => p.start(sizes, seeded(seed)),
      });
      const [a, b, c] = [letters.repair5, letters.repair6, letters.repair7].map((p) =>
        letters.reached(from(p), letters.images, 0.03),
      );
      expect(b).toBeGreaterThan(a);
      expect(c).toBeGreaterThan(b);
    }
  }, 120_000);

  test("the whole run and three starts with biases read 86 to 90 %, one layer 91.0 to 91.5 %", () => {
    for (const share of [letters.wholeTest, ...letters.withLayers]) {
      expect(share).toBeGreaterThan(0.86);
      expect(share).toBeLessThan(0.903);
    }
    for (const share of letters.without) {
      expect(share).toBeGreaterThan(0.908);
      expect(share).toBeLessThan(0.917);
    }
  });

  test("with the author's own rate one epoch of five starts reads 34 to 55 %", () => {
    const { repair8, sizes, whole, test: judges } = letters;
    const quiet = { ...repair8, accuracy: () => 0, print: () => {} };
    const read = [1, 2, 3, 4, 5].map((seed) => {
      const net = quiet.start(sizes, seeded(seed));
      quiet.fit(quiet, net, whole, { epochs: 1, rate: 0.001 });
      const answers = argmaxRows(quiet.forward(net, judges.X));
      return answers.filter((k, i) => k === judges.labels[i]).length / judges.X.rows;
    });
    expect(Math.min(...read)).toBeCloseTo(0.34, 1);
    expect(Math.max(...read)).toBeCloseTo(0.55, 1);
  }, 240_000);

  test("after ten epochs one layer is where two hidden layers are", async () => {
    const { small, oneLayer, training, test: judges } = letters;
    const read = async (net: Network, batchSize: number, learningRate: number) => {
      await train(net, training, { epochs: 10, batchSize, learningRate, random: seeded(1) });
      return net.evaluate(judges).accuracy ?? Number.NaN;
    };
    const [layers, layer] = [await read(small(1), 1, 0.01), await read(oneLayer(1), 32, 0.1)];
    expect(layers).toBeGreaterThan(0.9);
    expect(layers).toBeLessThan(0.935);
    expect(layer).toBeGreaterThan(0.915);
    expect(layer).toBeLessThan(0.926);
  }, 120_000);
});

/** The files of TypeScript's own library, read once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** What the type checker says of a program, in its strictest mode. */
function complaints(text: string): string[] {
  const file = "a.ts";
  const options = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
    lib: ["lib.es5.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) => {
    if (path === file) return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
    if (!libraries.has(path)) libraries.set(path, read(path, ...rest));
    return libraries.get(path);
  };
  const program = ts.createProgram([file], options, host);
  return [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
  );
}
