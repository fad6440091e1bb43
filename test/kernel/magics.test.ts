import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const project = mkdtempSync(join(tmpdir(), "chainrule-magics-"));
const notebook = new Notebook(join(project, "notebooks"));

beforeAll(() => {
  writeFileSync(join(project, "package.json"), '{ "name": "project", "private": true }');
  mkdirSync(join(project, "notebooks"));
  mkdirSync(join(project, "little"));
  const little = {
    name: "little",
    version: "1.2.3",
    type: "module",
    main: "main.js",
    types: "main.d.ts",
  };
  writeFileSync(join(project, "little", "package.json"), JSON.stringify(little));
  writeFileSync(join(project, "little", "main.js"), "export const size = 3;");
  writeFileSync(join(project, "little", "main.d.ts"), "export declare const size: number;");
});
afterAll(async () => {
  await notebook.close();
  rmSync(project, { recursive: true });
});

describe("magic lines", () => {
  test("%check off runs what the type checker would refuse, in this cell alone", async () => {
    expect((await notebook.run("const n: number = 'text'; n")).error).toMatch(/TS2322/);
    expect((await notebook.run("%check off\nconst n: number = 'text'; n")).result).toBe("'text'");
    expect((await notebook.run("const m: number = 'text';")).error).toMatch(/TS2322/);
  });

  test("%check off still refuses what does not parse", async () => {
    expect((await notebook.run("%check off\nlet = ;")).error).toMatch(/^SyntaxError/);
  });

  test("%time tells how long the cell took, after its outputs, also when it fails", async () => {
    const { stdout, result } = await notebook.run("%time\nconsole.log('x'); 5");
    expect(result).toBe("5");
    expect(stdout).toMatch(/^x\ntime: [\d.]+ m?s\n$/);
    expect((await notebook.run("%time\nthrow 1")).stdout).toMatch(/^time: /);
  });

  test("%reset forgets variables and types, and goes on counting", async () => {
    const { reply } = await notebook.run("let gone = 1;");
    expect((await notebook.run("%reset")).error).toBe("");
    const { error, reply: next } = await notebook.run("gone");
    expect(error).toMatch(/Cannot find name 'gone'/);
    expect(next.executionCount).toBe(reply.executionCount + 2);
  });

  test("%help and NAME? open the pager", async () => {
    const help = (await notebook.run("%help")).reply;
    expect(help).toMatchObject({
      pages: [{ "text/plain": expect.stringContaining("%npm install NAME") }],
    });
    await notebook.run("/** Twice that. */ const twice = (n: number): number => 2 * n;");
    const about = (await notebook.run("twice?")).reply;
    expect(about).toMatchObject({
      pages: [{ "text/plain": expect.stringContaining("Twice that.") }],
    });
    expect((await notebook.run("nobody?")).stdout).toBe("nobody is no name that is known here\n");
  });

  test("an unknown one is an error that lists them and points at its line", async () => {
    const { error, traceback } = await notebook.run("// words\n%teleport home\n1");
    expect(error).toMatch(/^SyntaxError: .*teleport/);
    expect(error).toContain("%npm install NAME");
    expect(traceback).toContain("> 2 %teleport home");
  });

  test("errors below them keep their lines", async () => {
    const { traceback } = await notebook.run("%time\n\nthrow new Error('third')");
    expect(traceback).toContain("line 3, column 7");
  });

  test("%npm install brings a package into the nearest project, importable at once", async () => {
    // Tried before: a loader that remembers that there was no such package must look again.
    const cell = 'import { size } from "little"; size';
    expect((await notebook.run(cell)).error).toMatch(/Cannot find module 'little'/);
    expect((await notebook.run(`%check off\n${cell}`)).error).toMatch(
      /Cannot find package 'little'/,
    );
    // npm takes a folder too, but a magic line only names: the folder comes by the project's own wish.
    const wish = {
      name: "project",
      private: true,
      overrides: {},
      dependencies: { little: "file:little" },
    };
    writeFileSync(join(project, "package.json"), JSON.stringify(wish));
    const { error, stdout } = await notebook.run("%npm install little");
    expect(error).toBe("");
    expect(stdout).not.toBe("");
    expect(existsSync(join(project, "notebooks", "node_modules"))).toBe(false);
    expect(readFileSync(join(project, "node_modules", "little", "main.js"), "utf8")).toContain(
      "size",
    );
    expect((await notebook.run(cell)).result).toBe("3");
  });

  test("%npm install of what does not exist is an error with npm's own words above", async () => {
    process.env.npm_config_registry = "http://127.0.0.1:9/";
    process.env.npm_config_fetch_retries = "0";
    const { error, stdout } = await notebook.run("%npm install no-such-package-at-all");
    delete process.env.npm_config_registry;
    delete process.env.npm_config_fetch_retries;
    expect(error).toMatch(/^NpmError: npm ended with code 1/);
    expect(stdout).toMatch(/npm error/);
  });
});
