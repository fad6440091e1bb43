/** The names that a page's worker has besides the language's own; stands in for Node's types. */

interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  dir(value: unknown, options?: object): void;
  clear(): void;
  table(...values: unknown[]): void;
  trace(...values: unknown[]): void;
  assert(right: unknown, ...values: unknown[]): void;
  group(...values: unknown[]): void;
  groupEnd(): void;
  count(label?: string): void;
  countReset(label?: string): void;
  time(label?: string): void;
  timeLog(label?: string, ...values: unknown[]): void;
  timeEnd(label?: string): void;
}
declare var console: Console;

declare function setTimeout(
  handler: (...values: never[]) => void,
  ms?: number,
  ...values: unknown[]
): number;
declare function setInterval(
  handler: (...values: never[]) => void,
  ms?: number,
  ...values: unknown[]
): number;
declare function clearTimeout(timer?: number): void;
declare function clearInterval(timer?: number): void;
declare function queueMicrotask(task: () => void): void;
declare function structuredClone<T>(value: T): T;
declare function atob(text: string): string;
declare function btoa(text: string): string;

declare var performance: { now(): number; readonly timeOrigin: number };
declare var crypto: {
  getRandomValues<T extends ArrayBufferView>(into: T): T;
  randomUUID(): string;
};

interface Event {
  readonly type: string;
}
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: (event: Event) => void): void;
  removeEventListener(type: "abort", listener: (event: Event) => void): void;
  throwIfAborted(): void;
}
declare var AbortSignal: { abort(reason?: unknown): AbortSignal; timeout(ms: number): AbortSignal };
interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare var AbortController: { new (): AbortController };
interface TextEncoder {
  encode(text?: string): Uint8Array;
}
declare var TextEncoder: { new (): TextEncoder };
interface TextDecoder {
  decode(bytes?: ArrayBufferView | ArrayBuffer): string;
}
declare var TextDecoder: { new (encoding?: string): TextDecoder };
declare var DOMException: { new (message?: string, name?: string): Error };
