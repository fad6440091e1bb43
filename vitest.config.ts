import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["chainrule-source"] },
  ssr: { resolve: { conditions: ["chainrule-source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
