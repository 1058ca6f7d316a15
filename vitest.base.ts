import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const setup = fileURLToPath(new URL("./scripts/vitest-setup.ts", import.meta.url));

/** The test configuration that every package shares: sources through the source condition, no stray console output. */
export function packageTests(
  name: string,
  overrides: NonNullable<ViteUserConfig["test"]> = {},
): ViteUserConfig {
  const conditions = ["@collapsar/source", "module", "node", "development|production"];
  return defineConfig({
    ssr: { resolve: { conditions, externalConditions: ["@collapsar/source", "node"] } },
    resolve: { conditions },
    test: {
      name,
      include: ["test/**/*.test.ts"],
      setupFiles: [setup],
      reporters: ["default", "json"],
      outputFile: { json: "coverage/tests.json" },
      testTimeout: 60_000,
      // counting every block makes what computes in JavaScript twice as slow: by night only
      coverage: {
        enabled: process.env["COLLAPSAR_NIGHTLY"] !== undefined,
        provider: "v8",
        include: ["src/**"],
        reporter: ["text-summary", "json-summary"],
      },
      ...overrides,
    },
  });
}
