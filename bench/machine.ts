import { readFileSync } from "node:fs";
import { cpus } from "node:os";

/** The machine that rows were measured on; ratios are compared within one family of processors. */
export interface Machine {
  readonly family: string;
  readonly model: string;
  readonly cores: number;
  readonly node: string;
  readonly python: string | null;
}

/**
 * Vendor, family and model of the processor where Linux tells, and whether it has AVX-512; elsewhere the name it
 * gives.
 */
export function processorFamily(cpuinfo: string | null, model: string): string {
  const field = (name: string) =>
    cpuinfo
      ?.split("\n")
      .find((line) => line.split(":")[0]!.trim() === name)
      ?.split(":")[1]
      ?.trim();
  const vendor = field("vendor_id");
  if (vendor === undefined) return model;
  const wide = field("flags")?.split(" ").includes("avx512f") ? ", AVX-512" : "";
  return `${vendor} family ${field("cpu family")} model ${field("model")}${wide}`;
}

function cpuinfo(): string | null {
  try {
    return readFileSync("/proc/cpuinfo", "utf8");
  } catch {
    return null;
  }
}

export function thisMachine(python: string | null): Machine {
  const model = cpus()[0]?.model ?? "unknown processor";
  const family = processorFamily(cpuinfo(), model);
  return { family, model, cores: cpus().length, node: process.version, python };
}
