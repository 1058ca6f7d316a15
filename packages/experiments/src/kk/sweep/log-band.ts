/**
 * Mean and population standard deviation of log10 over repeats; values that are not positive are left out, as [KK]'s
 * code does.
 */
export interface LogBand {
  readonly mean: number;
  readonly std: number;
  readonly count: number;
}

export function logBand(values: readonly number[]): LogBand {
  const logs = values.filter((value) => value > 0).map(Math.log10);
  const count = logs.length;
  const mean = logs.reduce((sum, value) => sum + value, 0) / count;
  const std = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
  return { mean, std, count };
}
