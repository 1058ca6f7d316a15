import { shortly } from "../statistics.js";
import { type Against, explanations, gapEffect, type Quantity } from "./gaps.js";
import type { CompareSummary } from "./summary.js";

/** The explanations by how far off they are, the nearest first. */
function ranked(summary: CompareSummary, against: Against, key: Quantity) {
  return explanations
    .flatMap((one) => {
      const effect = gapEffect(summary, one, against, key);
      return effect === undefined ? [] : [{ name: one.name, value: effect.value }];
    })
    .sort((a, b) => Math.abs(a.value) - Math.abs(b.value));
}

function sentence(
  summary: CompareSummary,
  against: Against,
  key: Quantity,
  rows: string,
): string | undefined {
  const [best, ...others] = ranked(summary, against, key);
  if (best === undefined) return undefined;
  const side = (value: number) =>
    `${shortly(Math.exp(Math.abs(value)))} times too ${value > 0 ? "high" : "low"}`;
  const rest = others.map(({ name, value }) => `${name} ${side(value)}`).join(", ");
  return (
    `Of the ${rows} of MLPs trained ${against.decay ? "with" : "without"} decay the ${best.name} ` +
    `comes nearest (NC1 ${side(best.value)}); then ${rest}.`
  );
}

/** The answer in words, computed from the gaps. */
export function compareWords(summary: CompareSummary): string[] {
  const decay: Against = { system: "mlp", decay: true, labels: "true" };
  const none: Against = { ...decay, decay: false };
  const found = [
    sentence(summary, decay, "testNc1", "test rows"),
    sentence(summary, none, "testNc1", "test rows"),
    sentence(summary, none, "trainNc1", "training rows"),
  ].filter((one) => one !== undefined);
  if (found.length === 0) return [];
  const question =
    "NC1 is the spread within classes over the spread between them; 0 is full collapse. Which " +
    "explanation predicts the collapse of rows that were not trained on?";
  return [[question, ...found].join(" ")];
}
