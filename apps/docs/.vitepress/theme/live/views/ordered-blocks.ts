/** Three numbers of a block-structured kernel. */
interface Blocks {
  readonly diagonal: number;
  readonly within: number;
  readonly between: number;
}

/** A kernel must be positive definite: what would break it is moved to the nearest value that does not. */
export function orderedBlocks<T extends Blocks>(values: T): T {
  const within = Math.min(values.within, values.diagonal - 0.02);
  return { ...values, within, between: Math.min(values.between, within) };
}
