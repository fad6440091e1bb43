/**
 * Ends a cell that hoards memory with an error of its own. A browser would end the whole page: a
 * worker past its heap's limit (about 4 GB in Chromium) takes its tab with it, and says nothing
 * that could be heard before. So the usual ways there are watched: large arrays, and one that
 * grows without end.
 *
 * What cannot be watched are many small things, for no worker can see how full its heap is: 9 million
 * arrays of 100 numbers, written by index, end the tab after some 13 s (Chromium 156); a chain of
 * objects takes over a minute. A sandboxed frame around the worker would go down with the page too.
 */

/** Arrays from this many bytes on are counted. */
const LARGE = 1_000_000;

/**
 * Bytes that cells may hold at a time in large arrays: on the heap, and in buffers, which lie beside
 * it. A cell that never waits is told of no freed array, so it may not make more than this either.
 */
const MOST_BYTES = { heap: 1_500_000_000, buffers: 4_000_000_000 };

/** Elements that one array may grow to by `push`. */
const MOST_ELEMENTS = 2 ** 25;

type Place = keyof typeof MOST_BYTES;

const held = { heap: 0, buffers: 0 };
const released = new FinalizationRegistry<readonly [Place, number]>(([place, bytes]) => {
  held[place] -= bytes;
});

/** Replaces the array constructors that cells see; the library's own arrays are not counted. */
export function guardMemory(): void {
  const globals = globalThis as unknown as Record<string, Constructor>;
  for (const name of ["Array", "ArrayBuffer", "Float64Array", "Float32Array", "Uint8Array"]) {
    globals[name] = counted(globals[name]);
  }
  guardPush();
}

type Constructor = (new (...values: unknown[]) => object) & { readonly BYTES_PER_ELEMENT?: number };

function counted(original: Constructor): Constructor {
  const place = original.name === "Array" ? "heap" : "buffers";
  const bytesEach = original.BYTES_PER_ELEMENT ?? (place === "heap" ? 8 : 1);
  const count = (made: object, [length]: unknown[]): object => {
    const bytes = typeof length === "number" ? length * bytesEach : 0;
    if (bytes < LARGE) return made;
    if (held[place] + bytes > MOST_BYTES[place]) throw tooMuch();
    held[place] += bytes;
    released.register(made, [place, bytes]);
    return made;
  };
  return new Proxy(original, {
    apply: (target, self, values) => count(Reflect.apply(target, self, values), values),
    construct: (target, values, made) => count(Reflect.construct(target, values, made), values),
  });
}

/** One element at a time, as loops push; several at a time are left to the original. */
function guardPush(): void {
  const { push } = Array.prototype;
  Array.prototype.push = function (this: unknown[], item: unknown) {
    // biome-ignore lint/complexity/noArguments: a rest parameter would make an array for each call
    if (arguments.length !== 1 || !Array.isArray(this)) return push.apply(this, arguments as never);
    if (this.length >= MOST_ELEMENTS) throw tooMuch();
    this[this.length] = item;
    return this.length;
  };
}

function tooMuch(): RangeError {
  return new RangeError("memory: the cell holds more than a page can give it; keep less at a time");
}
