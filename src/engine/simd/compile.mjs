/**
 * Compiles `assembly/` to WebAssembly and writes it, as text, into `binaries.ts`:
 *
 *     node src/engine/simd/compile.mjs
 *
 * Two binaries from one source: one with the fused multiply-add of relaxed SIMD, one without.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = new URL("./", import.meta.url);

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
  await writeFile(new URL("binaries.ts", here), await compileBinaries());
}
