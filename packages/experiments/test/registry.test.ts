import { describe, expect, it } from "vitest";
import { experimentEntries, loadExperiment } from "../src/index.js";
import { configJsonSchema, trialTasks } from "../src/parts.js";

interface Property {
  readonly description?: string;
  readonly default?: unknown;
}

describe("registry", () => {
  it("names every experiment once", () => {
    const ids = experimentEntries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe("demo");
  });

  it("refuses an unknown id and suggests the nearest", async () => {
    await expect(loadExperiment("demmo")).rejects.toThrow('got "demmo"; did you mean demo?');
    await expect(loadExperiment("nothing like it at all, really")).rejects.toThrow(
      /registered experiment, got/,
    );
  });

  for (const entry of experimentEntries) {
    it(`${entry.id}: says the same as its entry, describes every setting, and has trials of plain, differing JSON`, async () => {
      const experiment = await entry.load();
      const { id, title, paper, figure } = experiment;
      expect({ id, title, paper }).toEqual({ id: entry.id, title: entry.title, paper: entry.paper });
      if (entry.figure !== undefined) expect(figure).toBe(entry.figure);
      expect(experiment.description.length).toBeGreaterThan(20);
      const config = experiment.schema.parse({});
      const { properties = {} } = configJsonSchema(experiment) as { properties?: Record<string, Property> };
      for (const [key, { description }] of Object.entries(properties)) {
        expect(description, `${id}: ${key} has no description`).toBeTruthy();
      }
      const tasks = trialTasks(experiment, config, 0);
      expect(tasks.length).toBeGreaterThan(0);
      for (const { trial } of tasks) expect(JSON.parse(JSON.stringify(trial))).toEqual(trial);
    });
  }
});
