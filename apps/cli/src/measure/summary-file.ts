import { DataError, parseSafetensors } from "@collapsar/datasets";
import { readBytes } from "@collapsar/datasets/node";
import { withFile, writeSafetensors } from "@collapsar/datasets/parts";
import { type ClassStatistics, classStatistics, mergeStatistics } from "@collapsar/metrics";
import { flushScatter } from "@collapsar/metrics/parts";

/** Statistics of streamed features with the names of their classes: what a summary file holds. */
export interface SavedSummary {
  readonly stats: ClassStatistics;
  readonly names: readonly string[];
}

const KIND = "collapsar class statistics";

/** The bytes of a summary file: safetensors, every number as it is. */
export function summaryBytes({ stats, names }: SavedSummary): Uint8Array {
  const { classes, features: p, counts, origin, means, squares, spreads, scale, largest, scatter } = stats;
  const tensor = (shape: number[], data: ArrayLike<number>) => ({ shape, data: Float64Array.from(data) });
  return writeSafetensors(
    {
      counts: tensor([classes], counts),
      origin: tensor([p], origin),
      means: tensor([classes, p], means.data),
      squares: tensor([classes, p], squares.data),
      spreads: tensor([classes], spreads),
      range: tensor([2], [scale, largest]),
      ...(scatter && { scatter: tensor([p, p], flushScatter(scatter).data) }),
    },
    { kind: KIND, names: JSON.stringify(names) },
  );
}

function broken(file: string, found: string): DataError {
  return new DataError({
    file,
    expected: "a summary that --save-summary wrote",
    found,
    mend: "write it again from the features",
  });
}

function namesIn(file: string, text: string): readonly string[] {
  let names: unknown;
  try {
    names = JSON.parse(text);
  } catch {
    throw broken(file, "names that are no JSON");
  }
  if (Array.isArray(names) && names.every((name) => typeof name === "string")) return names;
  throw broken(file, "names that are no list of texts");
}

function parsed(file: string): ReturnType<typeof parseSafetensors> {
  try {
    return parseSafetensors(readBytes(file));
  } catch (error) {
    throw withFile(error, file);
  }
}

/** Reads a summary file; undefined where the file is another one. */
export function readSummary(file: string): SavedSummary | undefined {
  if (!/\.safetensors$/i.test(file)) return undefined;
  const { metadata, tensors } = parsed(file);
  if (metadata["kind"] !== KIND) return undefined;
  const get = (name: string, size: number) => {
    const data = tensors.get(name)?.data;
    if (data?.length !== size) throw broken(file, `${name} of ${data?.length ?? 0} numbers`);
    return Float64Array.from(data);
  };
  const names = namesIn(file, metadata["names"] ?? "");
  const classes = names.length;
  const p = tensors.get("origin")?.data.length ?? 0;
  const scatter = tensors.has("scatter") ? "full" : "trace";
  const stats = classStatistics({ features: p, classes, scatter });
  [stats.scale, stats.largest] = get("range", 2) as unknown as [number, number];
  stats.counts.set(get("counts", classes));
  stats.origin.set(get("origin", p));
  stats.means.data.set(get("means", classes * p));
  stats.squares.data.set(get("squares", classes * p));
  stats.spreads.set(get("spreads", classes));
  stats.scatter?.total.data.set(get("scatter", p * p));
  return { stats, names };
}

/** The same statistics under a longer list of classes. */
export function under({ stats, names }: SavedSummary, all: readonly string[]): ClassStatistics {
  const { features: p, scatter } = stats;
  const wide = classStatistics({ features: p, classes: all.length, scatter: scatter ? "full" : "trace" });
  wide.scale = stats.scale;
  wide.largest = stats.largest;
  wide.origin.set(stats.origin);
  if (scatter) wide.scatter!.total.data.set(flushScatter(scatter).data);
  names.forEach((name, c) => {
    const to = all.indexOf(name);
    wide.counts[to] = stats.counts[c]!;
    wide.spreads[to] = stats.spreads[c]!;
    wide.means.data.set(stats.means.data.subarray(c * p, (c + 1) * p), to * p);
    wide.squares.data.set(stats.squares.data.subarray(c * p, (c + 1) * p), to * p);
  });
  return wide;
}

/** Names in natural order: numbers by size, words by letters. */
export function naturally(names: Iterable<string>): string[] {
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...new Set(names)].sort((a, b) => compare(a, b) || (a < b ? -1 : 1));
}

/** Several summaries as one, classes matched by their names. */
export function mergedSummaries(parts: readonly SavedSummary[]): SavedSummary {
  const names = naturally(parts.flatMap((part) => part.names));
  const stats = parts.map((part) => under(part, names)).reduce(mergeStatistics);
  return { stats, names };
}
