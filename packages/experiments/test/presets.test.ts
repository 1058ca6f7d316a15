import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadExperiment, parseConfig } from "../src/index.js";
import { configFileSchema, parseConfigFile, trialTasks } from "../src/parts.js";

const folder = new URL("../../../presets/", import.meta.url);

describe("presets", () => {
  for (const name of readdirSync(folder)) {
    it(`${name} names an experiment and settings that it takes`, async () => {
      const { experiment: id, config, seed } = parseConfigFile(readFileSync(new URL(name, folder), "utf8"));
      const experiment = await loadExperiment(id);
      const tasks = trialTasks(experiment, parseConfig(experiment, config), seed ?? 0);
      expect(tasks.length).toBeGreaterThan(0);
      const schema = configFileSchema(experiment) as {
        properties: { config: { properties: object }; experiment: { const: string } };
      };
      expect(schema.properties.experiment.const).toBe(id);
      expect(Object.keys(schema.properties.config.properties)).toEqual(
        expect.arrayContaining(Object.keys(config as object)),
      );
    });
  }
});
