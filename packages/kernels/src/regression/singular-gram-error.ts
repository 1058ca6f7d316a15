import { type Matrix, NumericalError } from "@collapsar/linalg";

/** The Gram matrix cannot be inverted as it stands: carries its condition number and the repeated rows. */
export class SingularGramError extends NumericalError {
  override readonly name = "SingularGramError";
  /** Estimated condition number; Infinity where the factorisation failed. */
  readonly condition: number;
  /** Groups of rows that are equal in every entry. */
  readonly duplicates: readonly (readonly number[])[];

  constructor(fn: string | undefined, condition: number, X: Matrix) {
    const duplicates = duplicatedRows(X);
    super(
      "the Gram matrix plus ridge must be invertible, got condition number " +
        `${condition.toExponential(2)}${describe(duplicates)}; a larger ridge mends it`,
      { fn },
    );
    this.condition = condition;
    this.duplicates = duplicates;
  }
}

function describe(duplicates: readonly (readonly number[])[]): string {
  if (duplicates.length === 0) return " and no repeated rows";
  const shown = duplicates.slice(0, 5).map((group) => group.join(" = "));
  const more = duplicates.length > 5 ? ` and ${duplicates.length - 5} more groups` : "";
  return ` and repeated rows ${shown.join(", ")}${more}`;
}

/** Groups of at least two equal rows, each in rising order. */
export function duplicatedRows(X: Matrix): number[][] {
  const groups = new Map<string, number[]>();
  for (let i = 0; i < X.rows; i++) {
    const key = X.data.subarray(i * X.cols, (i + 1) * X.cols).join();
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
