import { existsSync } from "node:fs";
import { join } from "node:path";
import { breastCancer, digits, iris, wine } from "@collapsar/datasets";
import { cacheFolder, remoteDatasets } from "@collapsar/datasets/node";
import type { CommandContext, CommandResult } from "../../../contract/context.js";
import { textTable } from "../../../output/table.js";

function shipped() {
  return [digits(), iris(), wine(), breastCancer()].map(({ name, X, classNames, licence }) => ({
    name,
    rows: X.rows,
    columns: X.cols,
    classes: classNames.length,
    licence,
    where: "ships",
  }));
}

function remote(folder: string) {
  return remoteDatasets.map(({ name, title, licence }) => {
    const fetched = existsSync(join(folder, name));
    return { name, title, licence, where: fetched ? join(folder, name) : "to fetch" };
  });
}

/** Lists the data sets that ship and those that can be fetched. */
export function run({ style }: CommandContext): CommandResult {
  const folder = cacheFolder();
  const bundled = shipped();
  const fetchable = remote(folder);
  const rows = [
    ...bundled.map(({ name, rows, columns, classes, licence, where }) => [
      name,
      `${rows} × ${columns}, ${classes} classes`,
      licence,
      where,
    ]),
    ...fetchable.map(({ name, title, licence, where }) => [
      name,
      title.replace(/^[^:]*: /, ""),
      licence,
      where,
    ]),
    ["gaussian", "Gaussian mixtures: gaussian:n=1024,d=128,classes=2", "", "computed"],
  ];
  const table = textTable({ columns: ["name", "what", "licence", "where"], rows }, style);
  return {
    json: { bundled, fetchable, cache: folder },
    text: `${table}\n\nDownloads are kept in ${folder} (COLLAPSAR_DATA).`,
  };
}
