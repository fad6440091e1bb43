import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { outputs, pageOf, pageWork, runAll } from "./working.ts";

const work = pageWork();

test("a page reads a table from its text and learns from it; a file it has not", () =>
  work(
    pageOf(
      'import { csvDataset, dense, network, parseCsv, predictClasses, readCsv, sigmoid, train } from "chainrule";',
      'const table = parseCsv("a,b,y\\n0,0,0\\n0,1,1\\n1,0,1\\n1,1,1", { name: "or.csv" });\nconst { X, Y } = csvDataset(table, { target: "y" });',
      "const net = network({ inputs: 2, layers: [dense(1, { activation: sigmoid })] });\nawait train(net, { X, Y }, { epochs: 300, learningRate: 1 });\npredictClasses(net, X)",
      'csvDataset(table, { target: "z" })',
      'await readCsv("or.csv")',
    ),
    async (page) => {
      await runAll(page);
      const [, , classes, wrong] = await outputs(page);
      expect(classes).toBe("[ 0, 1, 1, 1 ]");
      expect(wrong).toContain('csvDataset: or.csv has no column "z"; there are a, b, y');
    },
  ));

test("a page says that it has no files", () =>
  work(pageOf('import { readCsv } from "chainrule";\nawait readCsv("or.csv")'), async (page) => {
    await runAll(page);
    const [said] = await outputs(page);
    expect(said).toContain("readCsv: or.csv cannot be read, for a page has no files; hand over");
  }));

test("a page unpacks the images that it is given, whatever its cells have declared", () => {
  const packed = (...bytes: number[]) => gzipSync(Uint8Array.from(bytes)).toString("base64");
  const images = packed(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255);
  const labels = packed(0, 0, 8, 1, 0, 0, 0, 1, 2);
  return work(
    pageOf(
      'import { idxDataset } from "chainrule";',
      'const Blob = "mine", Response = "mine", DecompressionStream = "mine", TextDecoder = "mine";\nBlob + Response + DecompressionStream + TextDecoder',
      `const files: Record<string, string> = { images: "${images}", labels: "${labels}" };\nconst read = (name: string) => Uint8Array.from(atob(files[name] ?? ""), (letter) => letter.charCodeAt(0));\nconst names = { images: "images", labels: "labels" };\nconst { training } = await idxDataset({ files: { training: names }, classes: 3, read });\n[...training.X.data, ...training.labels]`,
    ),
    async (page) => {
      await runAll(page);
      expect((await outputs(page))[2]).toBe("[ 0, 1, 2 ]");
    },
  );
});
