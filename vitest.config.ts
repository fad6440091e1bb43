import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["chainrule-source"] },
  ssr: { resolve: { conditions: ["chainrule-source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Vitest leaves one core idle: with two cores that doubles the time. The tests mostly wait.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
