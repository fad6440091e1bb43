/** The fast backend: WebAssembly with SIMD, in float32, on one or more threads. */
import type { Backend, Obstacle, StartSettings, Task } from "../training/backend.ts";
import { allocate, type Features, findFeatures, type WasmMemory } from "./features.ts";
import { fieldAddress, layOut, type MemoryLayout, type Strategy } from "./memory-layout.ts";
import { WasmSession } from "./session.ts";
import { chooseStrategy, type Overrides } from "./strategy.ts";
import { findObstacle } from "./supports.ts";
import { ThreadPool } from "./thread-pool.ts";

interface WasmBackend extends Backend {
  /** Takes some decisions from outside, for tests and benches. */
  start(task: Task, settings: StartSettings & Overrides): Promise<WasmSession | Obstacle>;
}

export const wasm: WasmBackend = { name: "simd", supports: findObstacle, start };

async function start(
  task: Task,
  settings: StartSettings & Overrides,
): Promise<WasmSession | Obstacle> {
  const features = await findFeatures(settings.mayFuse);
  if (!features) return { obstacle: "there is no WebAssembly with SIMD here" };
  const strategy = chooseStrategy(task, settings.batchSize, features, settings);
  const layout = layOut(strategy);
  const workers = openPool(features, layout, strategy);
  if ("obstacle" in workers) {
    // Some hosts have shared memory but no workers.
    if (strategy.threads === 1) return workers;
    return start(task, { ...settings, threads: 1 });
  }
  try {
    return new WasmSession(task, { strategy, layout, ...workers, fused: features.fused });
  } catch (error) {
    workers.pool.end();
    throw error;
  }
}

/** Memory for a layout and threads that work on it, or why there are none. */
function openPool(
  features: Features,
  layout: MemoryLayout,
  { threads }: Strategy,
): { readonly memory: WasmMemory; readonly pool: ThreadPool } | Obstacle {
  const shared = threads > 1;
  const module = shared && features.sharedModule ? features.sharedModule : features.module;
  try {
    const memory = allocate(layout.size, shared);
    layout.write(memory.buffer);
    const { address, control } = layout;
    const places = { address, control, threads: fieldAddress(layout, "threads") };
    return { memory, pool: new ThreadPool(module, memory, places, threads - 1) };
  } catch (error) {
    return { obstacle: (error as Error).message };
  }
}
