/**
 * What this machine can do: SIMD, fused multiply-add, shared memory, cores.
 *
 * Only what the engine uses of WebAssembly, Node and the web's workers is typed here, so that the
 * engine needs neither the types of Node nor those of a browser.
 */
import * as denseKernels from "./binaries.ts";
import { type Convolutions, convolutions } from "./convolutions.ts";
import { inflate } from "./inflate.ts";

/** A compiled binary; opaque. */
export type WasmModule = object;

/** Memory of a binary. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
}

/** What `assembly/index.ts` exports. */
export interface Kernels {
  /** Trains on the staged samples; returns how many were used. */
  learn(layout: number, thread: number, rows: number): number;
  /** Only evaluates the staged samples. */
  evaluate(layout: number, thread: number, rows: number): void;
  /** Stages the targets of the chosen rows, and their entries where these are kept. */
  choose(layout: number, rows: number): void;
  /** Writes `count` bytes, a multiple of 4, as float32 fractions of 255. */
  toFractions(bytes: number, numbers: number, count: number): void;
  /** Whether `count` numbers are from `low` to `high` and, if `whole` is 1, whole. */
  within(numbers: number, count: number, low: number, high: number, whole: number): number;
}

/** The binary that fits this machine, ready for use. */
export interface Features {
  readonly module: WasmModule;
  /** Whether multiplications and additions are fused: faster, and rounded once. */
  readonly fused: boolean;
  /** The same binary for memory that threads share, where this thread may share any. */
  readonly sharedModule: WasmModule | undefined;
  readonly cores: number;
}

interface WebAssemblyApi {
  validate(binary: Uint8Array): boolean;
  readonly Module: new (binary: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: { initial: number; maximum: number; shared: boolean }) => WasmMemory;
}

/** Node's own modules, without an import that a browser could not follow. */
interface NodeProcess {
  getBuiltinModule?(name: "node:v8"): { setFlagsFromString(flag: string): void };
  getBuiltinModule?(name: "node:os"): { availableParallelism(): number };
}

const {
  WebAssembly: wasm,
  process,
  navigator,
  document,
} = globalThis as unknown as {
  readonly WebAssembly?: WebAssemblyApi;
  readonly process?: NodeProcess;
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly document?: object;
};

const found = new Map<boolean, Promise<Features | undefined>>();

/** What was there when it was looked for. */
let foundWith: Convolutions | undefined;

/**
 * Looks once; `undefined` if there is no WebAssembly with SIMD.
 *
 * @param mayFuse false for the binary that runs everywhere, even where there is a faster one.
 */
export function findFeatures(mayFuse = true): Promise<Features | undefined> {
  if (foundWith !== convolutions()) found.clear();
  foundWith = convolutions();
  const known = found.get(mayFuse);
  if (known) return known;
  const features = look(mayFuse);
  found.set(mayFuse, features);
  return features;
}

/** New memory of at least `bytes` bytes. */
export function allocate(bytes: number, shared: boolean): WasmMemory {
  const pages = Math.ceil(bytes / pageBytes);
  if (!wasm || pages > mostPages) {
    throw new RangeError(`${bytes} bytes are more than WebAssembly can hold`);
  }
  // The binary's own limit: a memory that may grow further does not fit it.
  return new wasm.Memory({ initial: pages, maximum: mostPages, shared });
}

/**
 * The binary's functions, working on `memory`. Not by `WebAssembly.instantiate`: it waits for a turn of
 * the event loop, in which Node likes to collect garbage first.
 */
export function instantiate(module: WasmModule, memory: WasmMemory): Kernels {
  if (!wasm) throw new Error("instantiate: there is no WebAssembly");
  const env = { memory, log: Math.log, exp: Math.exp };
  return new wasm.Instance(module, { env }).exports as Kernels;
}

const pageBytes = 65536;
const mostPages = 65536;

async function look(mayFuse: boolean): Promise<Features | undefined> {
  const { binaries, relaxedBytes, memoryFlags } = convolutions()?.kernels ?? denseKernels;
  const both = wasm && (await inflate(binaries));
  if (!wasm || !both) return undefined;
  const relaxed = both.subarray(0, relaxedBytes);
  const plain = both.subarray(relaxedBytes);
  if (!wasm.validate(plain)) return undefined;
  if (mayFuse && !wasm.validate(relaxed)) allowRelaxedSimd();
  const fused = mayFuse && wasm.validate(relaxed);
  const binary = fused ? relaxed : plain;
  // A page's own thread may not wait for others; only its workers may.
  const mayShare = typeof SharedArrayBuffer === "function" && document === undefined;
  const module = compile(withOwnMemory(binary, memoryFlags));
  const sharedModule = mayShare ? compile(binary) : undefined;
  return { module, sharedModule, fused, cores: countCores() };
}

/**
 * At once, not by `WebAssembly.compile`: Node 24 and later do not wait for its answer, so a program
 * with nothing else to do would end in the middle, with code 0. V8 compiles each function when it is
 * first called, so this takes a millisecond.
 */
function compile(binary: Uint8Array): WasmModule {
  if (!wasm) throw new Error("compile: there is no WebAssembly");
  return new wasm.Module(binary);
}

/**
 * Node 20 has relaxed SIMD behind a flag; Node 22 and later have it as it is, so it is never set there.
 * No other flag of V8's is touched. `--no-liftoff` with `--no-wasm-lazy-compilation`, which had all
 * compiled by the optimising compiler from the start, abort Node 26.
 */
function allowRelaxedSimd(): void {
  process?.getBuiltinModule?.("node:v8").setFlagsFromString("--experimental-wasm-relaxed-simd");
}

function countCores(): number {
  const os = process?.getBuiltinModule?.("node:os");
  return os?.availableParallelism() ?? navigator?.hardwareConcurrency ?? 1;
}

/** The same binary for memory that is not shared. They differ in one byte. */
function withOwnMemory(binary: Uint8Array, memoryFlags: number): Uint8Array {
  const own = Uint8Array.from(binary);
  own[memoryFlags] = 1;
  return own;
}
