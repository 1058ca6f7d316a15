import type { FitOptions } from "@collapsar/rfm";
import { judge, type Verdict } from "./judge.js";
import { ours } from "./ours.js";
import { meanVerdict } from "./results.js";
import type { TableSpec } from "./spec.js";
import { splitTable } from "./split.js";
import { mean, median, ranks } from "./statistics.js";
import { cells, holdsClasses } from "./targets.js";

/** Settings that could be the defaults. */
const candidates: Readonly<Record<string, FitOptions>> = {
  "the defaults": {},
  "nothing chosen": { tune: "none" },
  "full search": { tune: "full" },
  "bandwidth 3": { bandwidth: 3 },
  "bandwidth 30": { bandwidth: 30 },
  "bandwidth auto": { bandwidth: "auto" },
  "diagonal metric": { diagonal: true },
  "gaussian kernel": { kernel: "gaussian" },
  "product-laplace kernel": { kernel: "product-laplace" },
  "prevalence coding": { coding: "prevalence" },
};

const names = Object.keys(candidates);

/** Errors of all candidates on a table, means over the seeds; NaN where a candidate failed. */
function candidateVerdicts(table: TableSpec, seeds: number): Verdict[] {
  const classes = holdsClasses(table);
  const found = names.map((): Verdict[] => []);
  for (let seed = 0; seed < seeds; seed++) {
    const split = splitTable(table, seed);
    const [train, test] = [cells(split.train, table.target), cells(split.test, table.target)];
    names.forEach((name, at) => {
      found[at]!.push(judge(ours(table, split, candidates[name]), { train, test, classes }));
    });
  }
  return found.map(meanVerdict);
}

const shareOf = (value: number) => value.toFixed(2);

/** Which candidate the other tables would choose: the least mean of rank by error and, for classes, by log-loss. */
function chosenWithout(tables: readonly (readonly Verdict[])[], left: number): number {
  const others = tables.filter((_, at) => at !== left);
  const score = names.map((_, c) => mean(others.map((verdicts) => tableRank(verdicts, c))));
  return score.indexOf(Math.min(...score));
}

function tableRank(verdicts: readonly Verdict[], c: number): number {
  const byError = ranks(verdicts.map(({ error }) => error))[c]!;
  if (verdicts[0]!.logLoss === null) return byError;
  return (byError + ranks(verdicts.map(({ logLoss }) => logLoss!))[c]!) / 2;
}

/**
 * Prints how settings compare as defaults, and which of them every table would be given by the others: leave one table
 * out.
 */
export function chooseSettings(tables: readonly TableSpec[], seeds: number): void {
  const verdicts = tables.map((table, at) => {
    const found = candidateVerdicts(table, seeds);
    console.error(`${at + 1}/${tables.length} ${table.name}`);
    return found;
  });
  console.log(
    "| settings | mean rank | log-loss | processor time ÷ nothing chosen, median |\n| --- | --- | --- | --- |",
  );
  const single = names.indexOf("nothing chosen");
  names.forEach((name, c) => {
    const losses = verdicts.flatMap((row) => row[c]!.logLoss ?? []);
    const rank = mean(verdicts.map((row) => tableRank(row, c)));
    const time = median(verdicts.map((row) => row[c]!.cpu! / row[single]!.cpu!));
    console.log(`| ${[name, shareOf(rank), mean(losses).toFixed(4), shareOf(time)].join(" | ")} |`);
  });
  console.log(
    "\n| table left out | the others choose | its error | the defaults' error |\n| --- | --- | --- | --- |",
  );
  tables.forEach(({ name }, at) => {
    const c = chosenWithout(verdicts, at);
    const [own, ofDefaults] = [verdicts[at]![c]!.error, verdicts[at]![0]!.error];
    console.log(`| ${[name, names[c], own.toFixed(3), ofDefaults.toFixed(3)].join(" | ")} |`);
  });
}
