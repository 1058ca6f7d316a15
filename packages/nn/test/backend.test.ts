import { expect, it } from "vitest";
import { useTensorflow } from "../src/index.js";

it("takes backend collapsar in Node without tfjs-node", async () => {
  const { backend: taken, available } = await useTensorflow("auto");
  expect(available.map((one) => one.backend)).toEqual(
    taken === "tensorflow" ? ["tensorflow"] : ["tensorflow", "collapsar"],
  );
});
