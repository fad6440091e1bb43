import { defineConfig } from "vitest/config";

/** `npm run soak`: what takes too long for `npm test`. */
export default defineConfig({
  resolve: { conditions: ["chainrule-source"] },
  ssr: { resolve: { conditions: ["chainrule-source"] } },
  test: { include: ["test/**/*.soak.ts"], hookTimeout: 120_000 },
});
