/** Cells that stand for a missing value unless other marks are given. */
export const missingMarks: readonly string[] = ["", "NA", "NaN", "nan", "null", "NULL", "N/A", "?"];
