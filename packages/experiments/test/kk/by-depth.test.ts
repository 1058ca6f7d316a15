import { expect, it } from "vitest";
import { loadExperiment, parseConfig } from "../../src/index.js";
import { outcomeOf, runTrials } from "../../src/parts.js";

it("the order of NTK and NNGP turns at d = 1 from depth 3 on, and there alone", async () => {
  const experiment = await loadExperiment("kernel-collapse/by-depth");
  const config = parseConfig(experiment, {
    samples: 256,
    dimensions: [1, 2],
    depths: [2, 3, 4, 8],
    repeats: 2,
  });
  const rows = await runTrials(experiment, config);
  const { checks } = outcomeOf(experiment, rows, config);
  expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual([
    ["depth-2", "seen"],
    ["deeper", "seen"],
    ["exception", "seen"],
  ]);
  const turned = rows.map((row) => ({ ...row, nngpShuffled: row["nngp"]!, ntkShuffled: row["ntk"]! }));
  expect(outcomeOf(experiment, turned, config).checks.map(({ verdict }) => verdict)).toEqual(
    Array(3).fill("not testable"),
  );
  // theory §8: depth 4, N = 512, about 0.251 against 0.153
  const at4 = rows.filter((row) => row["d"] === 1 && row["activation"] === "relu" && row["depth"] === 4);
  for (const { ntk, nngp } of at4) expect(Number(ntk) / Number(nngp)).toBeCloseTo(0.153 / 0.251, 1);
});

it("says so where a run does not ask for the networks of a claim", async () => {
  const experiment = await loadExperiment("kernel-collapse/by-depth");
  const config = parseConfig(experiment, { samples: 64, dimensions: [2], depths: [2], repeats: 5 });
  const { checks } = outcomeOf(experiment, await runTrials(experiment, config), config);
  expect(checks.map(({ verdict }) => verdict)).toEqual(["seen", "not testable", "not testable"]);
});
