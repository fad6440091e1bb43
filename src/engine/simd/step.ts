/**
 * The fast training step: the same as `ReferenceStep`, in float32 and WebAssembly SIMD.
 *
 * It is fast for two reasons. Inputs that are 0 are never touched: with MNIST that is four fifths of
 * the first layer's work, forward and backward. And a matrix of weights is read and written once
 * per batch, because the gradient of a weight is added up in a register and used at once.
 */
import { checkFinite, type Dataset } from "../dataset.ts";
import type { Tally } from "../evaluate.ts";
import { checkTargets } from "../losses.ts";
import type { Matrix } from "../matrix.ts";
import { gatherRows } from "../operations.ts";
import type { OptimizerMemory } from "../optimizers.ts";
import { ForwardPass, forward } from "../passes.ts";
import type { StepTask, TrainingStep } from "../step.ts";
import { choosePlan, findObstacle, type SimdOptions, targetRange } from "./choice.ts";
import { allocate, findMachine, type Machine } from "./machine.ts";
import { fieldAddress, layOut, type Plan, type PlanTask } from "./plan.ts";
import { Stage } from "./stage.ts";
import { startTeam, type Team, type Workshop } from "./team.ts";
import { Weights } from "./weights.ts";

/** Why there is no fast step. */
export interface Obstacle {
  readonly obstacle: string;
}

/**
 * A fast step for the task, or what is against it on this machine or in this task. The targets must
 * have the shape that the loss needs.
 *
 * @throws RangeError if a target cannot be.
 */
export async function startSimdStep(
  task: StepTask,
  batchSize: number,
  options: SimdOptions = {},
): Promise<SimdStep | Obstacle> {
  const machine = await findMachine(options.mayFuse);
  if (!machine) return { obstacle: "there is no WebAssembly with SIMD here" };
  const obstacle = findObstacle(task);
  if (obstacle) return { obstacle };
  const chosen = choosePlan(task, batchSize, machine, options);
  const plan = layOut(chosen);
  const workshop = openWorkshop(machine, plan, chosen);
  if ("obstacle" in workshop) {
    // Some hosts have shared memory but no workers.
    if (chosen.threads === 1) return workshop;
    return startSimdStep(task, batchSize, { ...options, threads: 1 });
  }
  try {
    return new SimdStep(task, chosen, plan, workshop, machine.fused);
  } catch (error) {
    workshop.team.end();
    throw error;
  }
}

/** Memory and threads for a plan, or why there are none. */
function openWorkshop(machine: Machine, plan: Plan, { threads }: PlanTask): Workshop | Obstacle {
  const shared = threads > 1;
  const module = shared && machine.sharedModule ? machine.sharedModule : machine.module;
  try {
    const memory = allocate(plan.bytes, shared);
    plan.write(memory.buffer);
    const { address, control } = plan;
    const places = { address, control, threads: fieldAddress(plan, "threads") };
    const team = startTeam(module, memory, places, threads - 1);
    return { memory, team };
  } catch (error) {
    return { obstacle: (error as Error).message };
  }
}

/** The fast training step. */
export class SimdStep implements TrainingStep {
  readonly engine = "simd";
  readonly threads: number;
  /** Whether multiplications and additions are fused on this machine. */
  readonly fused: boolean;
  /** Whether only the inputs that are not 0 are touched. */
  readonly sparse: boolean;
  readonly chunkRows: number;
  /** Whether batches are longer than `chunkRows`. */
  readonly #isCut: boolean;
  readonly #task: StepTask;
  readonly #plan: Plan;
  readonly #team: Team;
  readonly #stage: Stage;
  readonly #weights: Weights;
  readonly #numbers: Float32Array;
  readonly #words: Int32Array;
  readonly #costs: Float64Array;
  /** Whether inputs that are not finite in float32 were looked at in float64. */
  #inputs: "unseen" | "refused" | "finite" = "unseen";
  /** Whether the newest weights are here, and the network's are older. */
  #isAhead = false;
  /** Steps taken that the optimizer's memories do not count yet. */
  #steps = 0;
  #lastBatch: Uint32Array = new Uint32Array(0);
  /** The samples of a long batch whose gradients are added up so far. */
  #addedUp = 0;

  constructor(
    task: StepTask,
    chosen: PlanTask,
    plan: Plan,
    { memory, team }: Workshop,
    fused: boolean,
  ) {
    this.threads = chosen.threads;
    this.fused = fused;
    this.sparse = chosen.sparse;
    this.chunkRows = chosen.partRows;
    this.#isCut = chosen.isCut;
    this.#task = task;
    this.#plan = plan;
    this.#team = team;
    this.#stage = new Stage(plan, memory, team.kernels);
    this.#numbers = new Float32Array(memory.buffer);
    this.#weights = new Weights(task, plan, this.#numbers);
    this.#words = new Int32Array(memory.buffer);
    this.#costs = new Float64Array(memory.buffer, plan.costs, 4);
    this.fromNetwork();
    this.#takeTargets();
  }

  run(order: Uint32Array, from: number, to: number, batchSize: number, tally: Tally): number {
    const { optimizer } = this.#task;
    this.#setNumber("learningRate", optimizer.learningRate);
    this.#isAhead = true;
    if (this.#isCut) return this.#runPart(order, from, to, batchSize, tally);
    let at = from;
    while (at < to) {
      const end = Math.min(at + this.#plan.stageRows, to);
      this.#choose(order, at, end);
      const used = this.#work("learn", end - at, tally);
      const broken = this.#words[this.#word("broken")];
      at += used;
      if (broken) {
        this.#lastBatch = order.slice(at - (used % batchSize || batchSize), at);
        break;
      }
    }
    this.#steps += Math.ceil((at - from) / batchSize);
    return at - from;
  }

  /** A part of a long batch; with the last part the weights follow their gradient. */
  #runPart(order: Uint32Array, from: number, to: number, batchSize: number, tally: Tally): number {
    const start = from - this.#addedUp;
    const batchEnd = Math.min(start + batchSize, to);
    const end = Math.min(from + this.chunkRows, batchEnd);
    const isLast = end === batchEnd;
    this.#words[this.#word("wholeRows")] = batchEnd - start;
    this.#words[this.#word("goesOn")] = Number(!isLast);
    const cost = this.#addedUp > 0 ? tally.cost : 0;
    this.#choose(order, from, end);
    this.#work("learn", end - from, tally);
    tally.cost += cost;
    if (this.#words[this.#word("broken")]) this.#lastBatch = order.slice(from, end);
    if (isLast) this.#steps++;
    this.#addedUp = isLast ? 0 : end - start;
    return end - from;
  }

  judge(data: Dataset, from: number, to: number, tally: Tally): void {
    for (let at = from; at < to; at += this.#plan.stageRows) {
      const end = Math.min(at + this.#plan.stageRows, to);
      this.#stage.take(data, tally.loss, at, end);
      this.#work("evaluate", end - at, tally);
    }
  }

  toNetwork(): void {
    if (this.#inputs === "refused" || !this.#isAhead) return;
    this.#isAhead = false;
    for (const memory of this.#memories()) memory.steps += this.#steps;
    this.#steps = 0;
    this.#weights.toNetwork();
  }

  fromNetwork(): void {
    this.#weights.fromNetwork();
    const { beta1 = 0, beta2 = 0, epsilon = 0, momentum = 0 } = this.#task.optimizer.settings;
    this.#setNumber("beta1", beta1 || momentum);
    this.#setNumber("beta2", beta2);
    this.#setNumber("epsilon", epsilon);
    const { steps } = this.#memories()[0];
    this.#costs[2] = powerByProducts(beta1, steps);
    this.#costs[3] = powerByProducts(beta2, steps);
  }

  /** Looks for it with the reference's forward pass; float32 ends at 3.4e38. */
  brokenLayer(): number | undefined {
    this.toNetwork();
    const { net, data } = this.#task;
    const pass = forward(
      net.layers,
      new ForwardPass(net.layers, gatherRows(data.X, this.#lastBatch)),
    );
    const layer = pass.Z.findIndex((Z) => !Z.data.every((z) => Math.abs(z) < 3.4e38));
    return layer < 0 ? undefined : layer + 1;
  }

  /** Resolves when all threads are at work; a training does not wait for that. */
  isComplete(): Promise<void> {
    return this.#team.isComplete();
  }

  end(): void {
    this.#team.end();
  }

  /** Stages samples `from .. to - 1` of `order`. */
  #choose(order: Uint32Array, from: number, to: number): void {
    this.#stage.choose(this.#task.data.X, order, from, to);
  }

  /** Lets the team work on the staged samples; costs and right answers go to the tally. */
  #work(work: "learn" | "evaluate", rows: number, tally: Tally): number {
    const correct = this.#word("correct");
    this.#costs[1] = tally.total;
    this.#words[correct] = 0;
    const used = this.#team.run(work, rows);
    if (this.#words[this.#word("strange")]) this.#checkInputs();
    tally.samples += used;
    tally.correct += this.#words[correct];
    tally.cost = this.#costs[0];
    tally.total = this.#costs[1];
    return used;
  }

  /** @throws RangeError if a target cannot be. */
  #takeTargets(): void {
    const { net, data, loss } = this.#task;
    if (this.#stage.takeTargets(data.Y, targetRange(loss, net.outputs))) return;
    checkTargets(operationOf(this.#task), data.Y, loss, net.outputs);
  }

  /** @throws RangeError if an input is not finite, in float64 or in float32; the network then stays as it was. */
  #checkInputs(): void {
    if (this.#inputs === "finite") return;
    const { X } = this.#task.data;
    this.#inputs = "refused";
    checkFinite(operationOf(this.#task), "X", X);
    const i = X.data.findIndex((x) => Math.abs(x) > largest);
    if (i >= 0) throw tooLarge(operationOf(this.#task), X, i);
    this.#inputs = "finite"; // it was not an input, or one of another data set
  }

  #memories(): OptimizerMemory[] {
    const { net, optimizer } = this.#task;
    const matrices = net.layers.flatMap(({ W, b }) => (b ? [W, b] : [W]));
    return matrices.map((m) => optimizer.memory(m));
  }

  #setNumber(field: string, value: number): void {
    this.#numbers[this.#word(field)] = value;
  }

  #word(field: string): number {
    return fieldAddress(this.#plan, field) / 4;
  }
}

/**
 * The power as the steps themselves come to it, factor by factor, with the factor as float32 has it:
 * a training in two parts then ends where one in one part does. Once it is 0 it stays 0.
 */
function powerByProducts(factor: number, steps: number): number {
  let power = 1;
  for (let step = 0; step < steps && power > 0; step++) power *= Math.fround(factor);
  return power;
}

/** The largest number of float32. */
const largest = 3.4028234663852886e38;

function tooLarge(operation: string, X: Matrix, i: number): RangeError {
  const place = `row ${Math.floor(i / X.cols)}, column ${i % X.cols}`;
  return new RangeError(
    `${operation}: X is ${X.data[i]} at ${place}, more than the fast engine can hold; scale the inputs (standardScaler), or take engine: "reference"`,
  );
}

/** For messages. */
function operationOf({ epochs }: StepTask): string {
  return epochs === 0 ? "evaluate" : "train";
}
