/**
 * Compiles `assembly/` to WebAssembly and writes it, as text, into `binaries.ts`:
 *
 *     node src/wasm/compile.mjs
 *
 * Before that it writes `assembly/generated.ts`: the numbers of `operations.ts` and the fields of
 * `fields.ts`. Two binaries from one source: one with the fused multiply-add of relaxed SIMD, one without.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import { build } from "esbuild";

const here = new URL("./", import.meta.url);

/** The source of `assembly/generated.ts`. */
export async function generateTables() {
  const { kernelNumbers } = await load("operations.ts");
  const fields = await readFile(new URL("fields.ts", here), "utf8");
  const constants = Object.entries(kernelNumbers).map(
    ([name, number]) => `export const ${name} = ${number};`,
  );
  return [
    "// Made from operations.ts and fields.ts by compile.mjs; not to be edited.\n",
    ...constants,
    classOf("Layer", "layerFields", fields),
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

/** The source of `binaries.ts`, freshly compiled. */
export async function compileBinaries() {
  const [relaxed, plain] = await Promise.all([
    compile("simd,threads,relaxed-simd"),
    compile("simd,threads"),
  ]);
  return [
    "// Made from assembly/ by compile.mjs; not to be edited.\n",
    `/** With fused multiply-add; ${relaxed.length} bytes. */`,
    `export const relaxedBinary: string =\n  "${relaxed.toString("base64")}";\n`,
    `/** Without; ${plain.length} bytes. */`,
    `export const plainBinary: string =\n  "${plain.toString("base64")}";\n`,
  ].join("\n");
}

async function compile(features) {
  let binary;
  const options = [
    "index.ts",
    ...["--outFile", "out.wasm"],
    ...["-O3", "--noAssert", "--runtime", "stub", "--disableWarning"],
    ...["--importMemory", "--sharedMemory", "--initialMemory", "1", "--maximumMemory", "65536"],
    ...["--enable", features],
    ...["--baseDir", fileURLToPath(new URL("assembly/", here))],
  ];
  const { error, stderr } = await asc.main(options, {
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
}
