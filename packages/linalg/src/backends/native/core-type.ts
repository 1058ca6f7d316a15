import { readFileSync } from "node:fs";

/** The CPU's feature flags on Linux; none elsewhere (there OpenBLAS's own choice stands). */
export function cpuFlags(): ReadonlySet<string> {
  try {
    const line = readFileSync("/proc/cpuinfo", "utf8").match(/^flags\s*:\s*(.*)$/m);
    return new Set(line?.[1]?.split(" ") ?? []);
  } catch {
    return new Set();
  }
}

/**
 * The OpenBLAS core for a CPU with these flags, or null to leave the choice to OpenBLAS.
 *
 * Its builds recognise CPUs by model number and fall back to an old core for a newer model; the flags tell what the
 * CPU can do. All names here are known to OpenBLAS since 0.3.10 (2020).
 */
export function coreTypeFor(flags: ReadonlySet<string>): string | null {
  const has = (...names: string[]) => names.every((name) => flags.has(name));
  if (!has("avx2", "fma")) return null;
  if (!has("avx512f", "avx512cd", "avx512dq", "avx512bw", "avx512vl")) return "Haswell";
  return has("avx512_bf16") ? "Cooperlake" : "SkylakeX";
}
