import { InputError } from "@collapsar/linalg";
import { caller, checkInteger, checkNumbers, checkObject } from "@collapsar/linalg/check";

/** The three numbers of a block-structured kernel ([NTC]): λ_d, λ_c and λ_n. */
export interface Blocks {
  /** k(x, x): every diagonal entry. */
  readonly diagonal: number;
  /** k(x, x′) for two different samples of one class. */
  readonly within: number;
  /** k(x, x′) for samples of different classes. */
  readonly between: number;
}

/** Class sizes: a number of classes with m samples each, or the size of every class. */
export type ClassSizes =
  | { readonly classes: number; readonly perClass: number }
  | { readonly sizes: ArrayLike<number> };

/** The size of every class, checked: at least one class, whole numbers of at least one sample. */
export function classSizes(given: ClassSizes): Float64Array {
  checkObject(caller, "classes", given);
  if ("sizes" in given) {
    checkNumbers(caller, "sizes", given.sizes);
    const sizes = Float64Array.from(given.sizes);
    checkInteger(caller, "the number of sizes", sizes.length, 1);
    for (const size of sizes) checkInteger(caller, "a class size", size, 1);
    return sizes;
  }
  checkInteger(caller, "classes", given.classes, 1);
  checkInteger(caller, "perClass", given.perClass, 1);
  return new Float64Array(given.classes).fill(given.perClass);
}

/** Requires three finite numbers. */
export function checkBlockNumbers(fn: string | undefined, name: string, blocks: Blocks): void {
  for (const part of ["diagonal", "within", "between"] as const) {
    const value = blocks?.[part];
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new InputError({
        fn,
        argument: `${name}.${part}`,
        requirement: "must be a finite number",
        received: String(value),
      });
    }
  }
}

/** m of balanced classes; throws where the sizes differ. */
export function balancedSize(sizes: ArrayLike<number>): number {
  const m = sizes[0]!;
  for (let c = 1; c < sizes.length; c++) {
    if (sizes[c] !== m) {
      throw new InputError({
        argument: "classes",
        requirement: "must be balanced",
        received: `${m} samples in class 0 and ${sizes[c]} in class ${c}`,
      });
    }
  }
  return m;
}
