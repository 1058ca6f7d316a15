import { oneHotBlocks } from "@collapsar/datasets/parts";
import type { ColumnBlock } from "../tune/permutation.js";
import type { RfmModel } from "./rfm-model.js";

/** The columns of X by the table's columns that they come from: one each, or a block of several. */
export function columnBlocks({
  coding,
  columns,
}: Pick<RfmModel, "columns"> & { readonly coding?: RfmModel["coding"] }): ColumnBlock[] {
  const known = coding === undefined ? [] : oneHotBlocks(coding);
  const blocks: ColumnBlock[] = [];
  for (let k = 0; k < columns.length; ) {
    const block = known.find(({ start, end }) => start === k && end > start);
    const end = block?.end ?? k + 1;
    blocks.push({
      name: block?.name ?? columns[k]!,
      columns: Array.from({ length: end - k }, (_, i) => k + i),
    });
    k = end;
  }
  return blocks;
}
