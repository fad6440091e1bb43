/**
 * The first line of a script of the worker that runs cells. What the worker itself uses stays its own: cells get
 * other arrays (page/worker/memory.ts), and may declare any of these names.
 */
const arrays = "Array, ArrayBuffer, Float64Array, Float32Array, Uint8Array";
const others = "Blob, DecompressionStream, Error, JSON, Map, Math, Object, Promise, Response, Set";
const more = "String, Symbol, TextDecoder, URL";
const functions = "importScripts, performance, postMessage";

/** A statement for a function that holds the whole script. */
export const ownGlobals = `const { ${arrays}, ${others}, ${more}, ${functions} } = globalThis;`;
