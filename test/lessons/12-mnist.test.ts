import { beforeAll, describe, expect, test } from "vitest";
import { mnist as exercises } from "../../lessons/12-mnist.exercises.ts";
import {
  dense,
  type Evaluation,
  type History,
  mnist,
  type Network,
  network,
  relu,
  softmax,
} from "../../src/index.ts";
import { type LessonRun, runLesson } from "./run-lesson.ts";

let lesson: LessonRun;
const evaluation = (id: string): Evaluation => lesson.cells[id].value as Evaluation;
const accuracy = (id: string): number => evaluation(id).accuracy ?? Number.NaN;

beforeAll(async () => {
  lesson = await runLesson("12-mnist");
}, 600_000);

describe("the numbers that lesson 12 quotes", () => {
  test("60,000 training and 10,000 test images of 784 pixels", () => {
    expect(lesson.cells.load.printed).toEqual([
      "training: 60000 images of 784",
      "test:     10000 images of 784",
    ]);
  });

  test("81 % of the training pixels are 0", () => {
    expect(lesson.cells.sparse.value).toBeCloseTo(0.81, 2);
  });

  test("1135 test images are ones, more than of any other digit: 11.35 %", () => {
    const counts = lesson.variables.counts as number[];
    expect(counts[1]).toBe(1135);
    expect(Math.max(...counts)).toBe(1135);
  });

  test("the nearest mean image reads 82.03 %", () => {
    expect(lesson.cells["nearest-accuracy"].value).toBe(0.8203);
  });

  // Ten digits at 0.1 each cost ln 10 = 2.303; random weights cost a little more (2.25 to 2.6).
  test("before training, the loss of one layer is near ln 10", () => {
    expect(Math.abs(evaluation("linear-net").loss - Math.log(10))).toBeLessThan(0.35);
  });

  test("20 images are learnt by heart", () => {
    const { loss, accuracy } = lesson.variables.rehearsal as History;
    expect(loss.at(-1)).toBeLessThan(0.05);
    expect(accuracy.at(-1)).toBe(1);
  });

  // Six seeds: 91.15 to 91.49 %.
  test("one layer reads about 91 % after one epoch", () => {
    expect(accuracy("linear-run")).toBeGreaterThan(0.905);
    expect(accuracy("linear-run")).toBeLessThan(0.92);
  });

  // Ten seeds: 87.0 to 89.8 %.
  test("784-8-8-10 reads 86 to 90 % after one epoch per sample, less than one layer", () => {
    expect(accuracy("small-run")).toBeGreaterThan(0.86);
    expect(accuracy("small-run")).toBeLessThan(0.9);
  });

  // Eight seeds: 96.19 to 96.59 %.
  test("784-30-10 reads more than 95 % after five epochs: about half of the mistakes are gone", () => {
    expect(accuracy("wider-run")).toBeGreaterThan(0.95);
    const mistakes = (1 - accuracy("wider-run")) / (1 - accuracy("linear-run"));
    expect(mistakes).toBeGreaterThan(0.3);
    expect(mistakes).toBeLessThan(0.6);
  });

  test("after the first epoch the test accuracy is above the training accuracy", () => {
    const { accuracy, validationAccuracy } = lesson.variables.history as History;
    expect(validationAccuracy[0]).toBeGreaterThan(accuracy[0]);
  });

  test("the mistakes listed are those that the accuracy counts", () => {
    const wrong = lesson.variables.wrong as number[];
    expect(wrong.length / 10000).toBeCloseTo(1 - accuracy("wider-run"), 12);
    expect(lesson.variables.worst).toHaveLength(25);
  });

  // Three seeds: 607, 880 and 983 of 1000.
  test("for most of 1000 random images the network is more than 90 % sure of a digit", () => {
    expect(lesson.cells.noise.value).toBeGreaterThan(500);
  });

  test("the table of the summary has the parameters of the networks", () => {
    const parameters = (name: string): number => (lesson.variables[name] as Network).parameters;
    expect(["linear", "small", "net"].map(parameters)).toEqual([7850, 6442, 23860]);
  });
});

describe("the checks of lesson 12", () => {
  const layers = (units: number) => [
    dense(units, { activation: relu }),
    dense(10, { activation: softmax }),
  ];

  test("a network with too many parameters, or an untrained one, has not won", async () => {
    const large = await exercises.beat.check(async () =>
      network({ inputs: 784, layers: layers(38) }),
    );
    expect(large.message).toContain("30220 parameters");
    const raw = await exercises.beat.check(async () =>
      network({ inputs: 784, layers: layers(37) }),
    );
    expect(String(raw.cause)).toContain("was it trained");
  });

  test("a network that was not returned is told so", async () => {
    const verdict = await exercises.beat.check(async () => undefined as unknown as Network);
    expect(String(verdict.cause)).toContain("return");
  });

  test("taking the last of two equal probabilities, or counting instead of sharing, is not right", () => {
    const last = (rows: number[][], labels: number[]): number =>
      rows.filter((row, i) => row.lastIndexOf(Math.max(...row)) === labels[i]).length / rows.length;
    expect(exercises.accuracy.check(last).state).toBe("not yet");
    expect(exercises.accuracy.check((rows, labels) => last(rows, labels) * rows.length).state).toBe(
      "not yet",
    );
  });

  test("early stopping that looks at the whole curve is caught", () => {
    const lowest = (losses: number[]): number => losses.indexOf(Math.min(...losses));
    expect(String(exercises.earlyStopping.check(lowest).cause)).toContain("has stopped before");
  });

  test("counts without biases are named", () => {
    const verdict = exercises.parameters.check(() => ({ small: 6416, next: 23820 }));
    expect(String(verdict.cause)).toContain("bias");
  });

  test("MNIST's test images are those that the goal is measured on", async () => {
    expect((await mnist()).test.X.rows).toBe(10_000);
  });
});
