import { fit } from "@collapsar/rfm";
import { expect, test } from "vitest";
import { modelServer } from "../examples/serve-model.js";

const houses = Array.from({ length: 60 }, (_, i) => ({
  area: 50 + ((37 * i) % 90),
  town: ["Ulm", "Kiel"][i % 2]!,
  sold: (37 * i) % 90 > 45 ? "yes" : "no",
}));

test("a model answers rows over HTTP, and refuses what it cannot read", async () => {
  const app = modelServer(await fit(houses, { target: "sold", rounds: 1 }));
  const post = (body: unknown) => app.request("/predict", { method: "POST", body: JSON.stringify(body) });
  const answer = (await (await post([{ area: 135, town: "Ulm" }])).json()) as {
    predictions: string[];
    chances: Record<string, number>[];
  };
  expect(answer.predictions).toEqual(["yes"]);
  expect(answer.chances[0]!["yes"]).toBeGreaterThan(0.8);
  const refused = await post([{ town: "Ulm" }]);
  expect(refused.status).toBe(400);
  expect(((await refused.json()) as { error: string }).error).toContain("area");
});
