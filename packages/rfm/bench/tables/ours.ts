import { parseCsv } from "@collapsar/datasets";
import { type FitOptions, predict, predictProba } from "@collapsar/rfm";
import { fitSync } from "@collapsar/rfm/parts";
import type { Answer } from "./judge.js";
import type { TableSpec } from "./spec.js";
import type { Split } from "./split.js";

/** Our fit with these options, and its predictions. */
export function ours({ target, drop }: TableSpec, { train, test }: Split, options: FitOptions = {}): Answer {
  const [rows, unseen] = [parseCsv(train), parseCsv(test)];
  const [started, used] = [performance.now(), process.cpuUsage()];
  const model = fitSync(rows, { target, drop, ...options });
  const predictions = predict(model, unseen).map((value) =>
    typeof value === "number" ? value : String(value),
  );
  const probabilities = model.task.kind === "classification" ? predictProba(model, unseen) : undefined;
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - started) / 1000;
  return { predictions, probabilities, seconds, cpu: (user + system) / 1e6 };
}
