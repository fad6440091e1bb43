/**
 * The fast training step: the same as `ReferenceStep`, in float32 and WebAssembly SIMD.
 *
 * It is fast for two reasons. Inputs that are 0 are never touched: with MNIST that is four fifths of
 * the first layer's work, forward and backward. And a matrix of weights is read and written once
 * per batch, because the gradient of a weight is added up in a register and used at once.
 */
import { checkFinite, type Dataset } from "../dataset.ts";
import type { Tally } from "../evaluate.ts";
import type { Loss } from "../losses.ts";
import type { Matrix } from "../matrix.ts";
import { gatherRows } from "../operations.ts";
import type { OptimizerMemory } from "../optimizers.ts";
import { ForwardPass, forward } from "../passes.ts";
import type { StepTask, TrainingStep } from "../step.ts";
import { choosePlan, findObstacle, type SimdOptions } from "./choice.ts";
import { copyRow, makeLists } from "./lists.ts";
import { allocate, findMachine, type Machine } from "./machine.ts";
import { fieldAddress, layOut, type Plan, type PlanTask, pack, unpack } from "./plan.ts";
import { startTeam, type Team, type Workshop } from "./team.ts";

/** Why there is no fast step. */
export interface Obstacle {
  readonly obstacle: string;
}

/**
 * A fast step for the task, or what is against it on this machine or in this task.
 *
 * @throws RangeError if an input is not finite.
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
  const workshop = await openWorkshop(machine, plan, chosen);
  if ("obstacle" in workshop) {
    // Some hosts have shared memory but no workers.
    if (chosen.threads === 1) return workshop;
    return startSimdStep(task, batchSize, { ...options, threads: 1 });
  }
  try {
    const { data } = task;
    const isListed = chosen.listBytes !== undefined && makeLists(data, plan, workshop);
    if (!isListed && !options.onlyJudge) checkFinite("train", "X", data.X);
    return new SimdStep(task, chosen, plan, workshop, isListed, machine.fused);
  } catch (error) {
    workshop.team.end();
    throw error;
  }
}

/** Memory and threads for a plan, or why there are none. */
async function openWorkshop(
  machine: Machine,
  plan: Plan,
  { threads, listBytes = 0 }: PlanTask,
): Promise<Workshop | Obstacle> {
  const shared = threads > 1;
  const module = shared && machine.sharedModule ? machine.sharedModule : machine.module;
  try {
    const memory = allocate(plan.bytes + listBytes, shared);
    plan.write(memory.buffer);
    const { address, control } = plan;
    const places = { address, control, threads: fieldAddress(plan, "threads") };
    const team = await startTeam(module, memory, places, threads - 1);
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
  /** Whether the training data is kept as lists; else its samples are staged again and again. */
  readonly #isListed: boolean;
  readonly #numbers: Float32Array;
  readonly #words: Int32Array;
  readonly #costs: Float64Array;
  #lastBatch: Uint32Array = new Uint32Array(0);
  /** The samples of a long batch whose gradients are added up so far. */
  #addedUp = 0;

  constructor(
    task: StepTask,
    chosen: PlanTask,
    plan: Plan,
    { memory, team }: Workshop,
    isListed: boolean,
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
    this.#isListed = isListed;
    this.#numbers = new Float32Array(memory.buffer);
    this.#words = new Int32Array(memory.buffer);
    this.#costs = new Float64Array(memory.buffer, plan.costs, 4);
    this.fromNetwork();
  }

  run(order: Uint32Array, from: number, to: number, batchSize: number, tally: Tally): number {
    const { optimizer } = this.#task;
    this.#setNumber("learningRate", optimizer.learningRate);
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
    for (const memory of this.#memories()) memory.steps += Math.ceil((at - from) / batchSize);
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
    if (isLast) for (const memory of this.#memories()) memory.steps++;
    this.#addedUp = isLast ? 0 : end - start;
    return end - from;
  }

  judge(data: Dataset, from: number, to: number, tally: Tally): void {
    for (let at = from; at < to; at += this.#plan.stageRows) {
      const end = Math.min(at + this.#plan.stageRows, to);
      this.#stage(data, tally.loss, at, end);
      this.#work("evaluate", end - at, tally);
    }
  }

  toNetwork(): void {
    this.#eachMatrix((m, address, rows) => unpack(m, this.#numbers, address, rows));
  }

  fromNetwork(): void {
    this.#eachMatrix((m, address, rows) => pack(m, this.#numbers, address, rows));
    const { beta1 = 0, beta2 = 0, epsilon = 0, momentum = 0 } = this.#task.optimizer.settings;
    this.#setNumber("beta1", beta1 || momentum);
    this.#setNumber("beta2", beta2);
    this.#setNumber("epsilon", epsilon);
    const { steps } = this.#memories()[0];
    this.#costs[2] = beta1 ** steps;
    this.#costs[3] = beta2 ** steps;
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

  /** Puts samples `from .. to - 1` of `order` to work. */
  #choose(order: Uint32Array, from: number, to: number): void {
    const { data, loss } = this.#task;
    this.#words[this.#word("listed")] = Number(this.#isListed);
    if (this.#isListed) {
      this.#words.set(order.subarray(from, to), this.#plan.chosen / 4);
      this.#team.kernels.choose(this.#plan.address, to - from);
      return;
    }
    for (let i = from; i < to; i++) {
      this.#stageSample(data, order[i], i - from);
      this.#stageTarget(data, loss, order[i], i - from);
    }
  }

  /** Copies samples `from .. to - 1` to where the kernels look. */
  #stage(data: Dataset, loss: Loss, from: number, to: number): void {
    this.#words[this.#word("listed")] = 0;
    for (let row = from; row < to; row++) {
      this.#stageSample(data, row, row - from);
      this.#stageTarget(data, loss, row, row - from);
    }
  }

  #stageSample({ X }: Dataset, row: number, place: number): void {
    copyRow(X, row, this.#numbers, this.#plan.X / 4 + place * this.#plan.inputStride);
  }

  #stageTarget({ Y }: Dataset, loss: Loss, row: number, place: number): void {
    const { outputStride } = this.#plan;
    const target = this.#plan.Y / 4 + place * outputStride;
    if (loss.name !== "sparseCategoricalCrossEntropy") copyRow(Y, row, this.#numbers, target);
    else {
      this.#numbers.fill(0, target, target + outputStride);
      this.#numbers[target + Y.data[row]] = 1;
    }
  }

  /** Lets the team work on the staged samples; costs and right answers go to the tally. */
  #work(work: "learn" | "evaluate", rows: number, tally: Tally): number {
    const correct = this.#word("correct");
    this.#costs[1] = tally.total;
    this.#words[correct] = 0;
    const used = this.#team.run(work, rows);
    tally.samples += used;
    tally.correct += this.#words[correct];
    tally.cost = this.#costs[0];
    tally.total = this.#costs[1];
    return used;
  }

  /** Visits all weights, biases and optimizer memories with their places. */
  #eachMatrix(visit: (m: Matrix, address: number, rows: number) => void): void {
    const { net, optimizer } = this.#task;
    for (const [i, { W, b }] of net.layers.entries()) {
      const { inputStride, ...placed } = this.#plan.layers[i];
      visit(W, placed.W, inputStride);
      for (const [k, m] of optimizer.memory(W).slots.entries()) {
        visit(m, placed.slotsW[k], inputStride);
      }
      if (!b) continue;
      visit(b, placed.b, 1);
      for (const [k, m] of optimizer.memory(b).slots.entries()) visit(m, placed.slotsB[k], 1);
    }
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
