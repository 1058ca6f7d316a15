import { type JudgedCheck, judged } from "../check.js";
import { checkExperiment, checkRowList } from "../check-arguments.js";
import type { Experiment, NamedFigure, NamedTable, ResultRow } from "../experiment.js";

/** The outcome that an experiment derives from its rows. */
export interface Outcome {
  readonly summary: unknown;
  readonly figures: readonly NamedFigure[];
  readonly tables: readonly NamedTable[];
  readonly checks: readonly JudgedCheck[];
  readonly words: readonly string[];
}

/** Summary, figures, tables, checks and words of the rows of a run. */
export function outcomeOf(experiment: Experiment, rows: readonly ResultRow[], config: unknown): Outcome {
  checkExperiment("outcomeOf", experiment);
  checkRowList("outcomeOf", rows);
  const summary = experiment.summarise(rows, config);
  return {
    summary,
    figures: experiment.figures(summary),
    tables: experiment.tables?.(summary) ?? [],
    checks: (experiment.checks?.(summary) ?? []).map(judged),
    words: experiment.words?.(summary) ?? [],
  };
}
