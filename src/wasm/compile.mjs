/**
 * Compiles `assembly/` to WebAssembly and writes it, as text, into `binaries.ts` and `convolution-binaries.ts`:
 *
 *     node src/wasm/compile.mjs
 *
 * Before that it writes `assembly/generated.ts`: the numbers of `operations.ts` and the fields of
 * `fields.ts`. Two binaries from one source: one with the fused multiply-add of relaxed SIMD, one without.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import asc from "assemblyscript/asc";
import { build } from "esbuild";

const here = new URL("./", import.meta.url);

/** The source of `assembly/generated.ts`. */
export async function generateTables(convolutions = true) {
  const { kernelNumbers } = await load("operations.ts");
  const fields = await readFile(new URL("fields.ts", here), "utf8");
  const constants = Object.entries(kernelNumbers).map(
    ([name, number]) => `export const ${name} = ${number};`,
  );
  return [
    "// Made from operations.ts and fields.ts by compile.mjs; not to be edited.\n",
    "/** Whether there are convolutions; a binary without them is smaller. */",
    `export const CONVOLUTIONS: bool = ${convolutions};`,
    ...constants,
    classOf("Layer", "layerFields", fields),
    classOf("Convolution", "convolutionFields", fields),
    classOf("Layout", "layoutFields", fields),
  ].join("\n");
}

/** A class of the fields that stand under a name in `fields.ts`, with their comments. */
function classOf(name, fields, source) {
  const [, body] = source.split(`export const ${fields} = {\n`);
  const lines = body.slice(0, body.indexOf("\n}")).replaceAll(/: "(\w+)",$/gm, ": $1;");
  return ["", "// @ts-expect-error: decorator", "@unmanaged", `export class ${name} {`]
    .concat(lines, "}", "")
    .join("\n");
}

/** What a module of ours exports. */
async function load(file) {
  const entryPoints = [fileURLToPath(new URL(file, here))];
  const options = { bundle: true, format: "esm", platform: "node", write: false };
  const { outputFiles } = await build({ entryPoints, ...options });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/**
 * The source of `binaries.ts`, or with `convolutions` of `convolution-binaries.ts`, freshly compiled. Both binaries
 * are compressed together, for they are nearly the same: as text they would be a third of what a bundle with
 * `train` weighs.
 */
export async function compileBinaries(convolutions = false) {
  const tables = await generateTables(convolutions);
  const [relaxed, plain] = await Promise.all([
    compile("simd,threads,relaxed-simd", tables),
    compile("simd,threads", tables),
  ]);
  const compressed = deflateRawSync(Buffer.concat([relaxed, plain]), { level: 9 });
  return [
    "// Made from assembly/ by compile.mjs; not to be edited.\n",
    "/** Two binaries one behind the other, compressed (deflate, without a header): first the one with fused multiply-add. */",
    `export const binaries: string =\n  "${compressed.toString("base64")}";\n`,
    "/** How many bytes the first one has. */",
    `export const relaxedBytes: number = ${relaxed.length};\n`,
    "/** How many bytes the second one has, without fused multiply-add. */",
    `export const plainBytes: number = ${plain.length};\n`,
    "/** Where the flags of the memory stand, in both: 3 says that it is shared, 1 that it is not. */",
    `export const memoryFlags: number = ${memoryFlags(relaxed, plain)};\n`,
  ].join("\n");
}

/** One place in both: after the name "memory" and its kind, 2. */
function memoryFlags(...binaries) {
  const [place, other] = binaries.map((binary) => binary.indexOf("memory\u0002\u0003") + 7);
  if (place !== other)
    throw new Error("compile: the two binaries import their memory at two places");
  return place;
}

async function compile(features, tables) {
  let binary;
  const baseDir = fileURLToPath(new URL("assembly/", here));
  const options = [
    "index.ts",
    ...["--outFile", "out.wasm"],
    // "s": as fast, and an eighth smaller.
    ...["-O3s", "--noAssert", "--runtime", "stub", "--disableWarning"],
    ...["--importMemory", "--sharedMemory", "--initialMemory", "1", "--maximumMemory", "65536"],
    ...["--enable", features],
  ];
  const { error, stderr } = await asc.main(options, {
    readFile: (name) => {
      if (name === "generated.ts") return tables;
      return readFile(path.join(baseDir, name), "utf8").catch(() => null);
    },
    writeFile: (_name, contents) => {
      binary = Buffer.from(contents);
    },
  });
  if (error || !binary) throw new Error(`compile: ${error?.message ?? "no output"}\n${stderr}`);
  return binary;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL("assembly/generated.ts", here), await generateTables());
  await writeFile(new URL("binaries.ts", here), await compileBinaries());
  await writeFile(new URL("convolution-binaries.ts", here), await compileBinaries(true));
}
