import { availableParallelism } from "node:os";
import type { RunRecord } from "@collapsar/experiments";
import type { BackendName } from "@collapsar/linalg";
import type { CommandContext } from "../contract/context.js";
import { UsageError } from "../contract/errors.js";
import { commonFlags } from "../contract/flags.js";

/** Backend and threads of a run. */
export interface RunMachine {
  /** As asked: what auto stands for is found anew, operation by operation. */
  readonly backend: BackendName;
  /** Trials at once, and threads of each. */
  readonly workers: number;
  readonly threads: number;
}

/** A run whose machine is asked for. */
export interface MachineRequest {
  readonly folder: string;
  readonly workers?: number | undefined;
  /** The record of the run that is gone on with, or computed again: rounding depends on what it was given. */
  readonly begun?: RunRecord | undefined;
  /** Whether the trials run in this process's threads. */
  readonly local: boolean;
}

/** Backend and threads of a run: as asked, else as the run was begun, else all threads shared among the trials. */
export function machineOf(
  { begun, folder, workers, local }: MachineRequest,
  total: number,
  { common, given }: CommandContext,
): RunMachine {
  const backend = given.has("backend") || begun === undefined ? common.backend : backendAsked(begun, folder);
  if (begun !== undefined && workers === undefined && common.threads === undefined) {
    const [size, threads] = [Number(begun.machine["workers"]), Number(begun.machine["threads"])];
    if (size >= 1 && threads >= 1) return { backend, workers: size, threads };
  }
  if (!local) return { backend, workers: workers ?? 1, threads: common.threads ?? 1 };
  const threads = common.threads ?? availableParallelism();
  // by all trials, not by those that are left: rounding depends on the threads, and a resumed run shall give the same
  // rows
  const size = Math.max(1, Math.min(workers ?? threads, total));
  return { backend, workers: size, threads: Math.max(1, Math.floor(threads / size)) };
}

/** The backend that a run was begun with, as it was asked for; earlier records say what computed instead. */
function backendAsked({ asked, machine }: RunRecord, folder: string): BackendName {
  const name = asked?.["backend"] ?? machine["backend"] ?? "auto";
  const names = commonFlags.backend.choices!;
  if (names.includes(String(name))) return name as BackendName;
  throw new UsageError(
    `${folder}/run.json: the backend must be one of ${names.join(", ")}, got ${JSON.stringify(name)}; ` +
      "give --backend to go on with one of them",
  );
}
