import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import type { Reporter } from "vitest/node";
import { HowFar } from "./test/how-far.ts";

/** Where `.ci/run` wants the results as JSON. */
const report = process.env.CHAINRULE_TEST_REPORT;
const howFar: Reporter[] = process.stdout.isTTY ? [] : [new HowFar(console.log, Date.now)];

/** Tests outside these projects' folders that need what the projects need. */
const needBuild = ["test/cells/drafts.test.ts", "test/cells/beside-program.proof.test.ts"];
const needBrowser = ["test/plots/plotly.test.ts", "test/wasm/browser.test.ts"];
const needTools = [
  "test/project/{api,tasks,tools,declarations,no-build}.test.ts",
  "test/wasm/binaries.test.ts",
];

/** A folder's tests belong to the project that names it; those of all other folders are `unit`. */
const projects = {
  /** A kernel that was built, without Jupyter. */
  kernel: ["test/kernel/**/*.test.ts", ...needBuild],
  /** Exported pages: how they are written, and how they are in a browser. */
  pages: ["test/page/**/*.test.ts", "test/notebook/**/*.test.ts", ...needBrowser],
  /** Set-up, JupyterLab, the command line, and the project's tools. */
  lab: ["test/lab/**/*.test.ts", ...needTools],
  /** The lab without a server, in browsers. */
  lite: ["test/lite/**/*.test.ts"],
  /** Each lesson's numbers, and each lesson on both kernels. */
  lessons: ["test/lessons/**/*.test.ts"],
};

function project(
  name: string,
  test: TestProjectInlineConfiguration["test"],
): TestProjectInlineConfiguration {
  return { extends: true, test: { name, ...test } };
}

/** Where all projects run, the long proofs are whole in one of them: the other projects leave their parts of them out. */
const proofs = process.argv.includes("--project=*") ? ["test/**/*.proof.test.ts"] : [];

export default defineConfig({
  resolve: { conditions: ["chainrule-source"] },
  ssr: { resolve: { conditions: ["chainrule-source"] } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for in a browser comes late on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    // What tests pass is not the progress of whoever works in this clone.
    env: { CHAINRULE_PROGRESS: join(tmpdir(), `chainrule-test-${process.pid}.progress.json`) },
    // Vitest leaves one core idle: with two cores that doubles the time. The tests mostly wait.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ["default", ...howFar, ...(report ? ["json"] : [])],
    ...(report && { outputFile: { json: report } }),
    projects: [
      project("unit", {
        include: ["test/**/*.test.ts"],
        exclude: [...Object.values(projects).flat(), ...proofs],
        // One file after the other in one process: half of the time went into loading the same modules.
        isolate: false,
      }),
      ...Object.entries(projects).map(([name, include]) =>
        project(name, {
          include,
          exclude: proofs,
          ...(name === "lite" && { globalSetup: "test/lite/built-lab.ts" }),
        }),
      ),
      project("exhaustive", {
        include: ["test/**/*.proof.test.ts"],
        globalSetup: "test/lite/built-lab.ts",
        env: { CHAINRULE_PROOFS: "whole" },
        testTimeout: 600_000,
      }),
    ],
  },
});
