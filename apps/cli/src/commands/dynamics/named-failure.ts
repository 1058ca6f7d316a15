import { failureKind, faultMessage, InputError } from "@collapsar/linalg/check";
import { UsageError } from "../../contract/errors.js";
import { type Flags, flagName } from "../../contract/flags.js";
import type { DynamicsOptions } from "./dynamics-problem.js";

/** The flags whose numbers set the sizes of a run. */
const sizeFlags = [
  "kappa",
  "gamma",
  "initScale",
  "weightDecay",
  "featureDecay",
  "learningRate",
  "scale",
  "kappaTime",
  "gammaTime",
  "kappaRate",
  "kappaEnd",
  "gammaRate",
  "gammaEnd",
] as const;

/** Decades from 1 beyond which a number is named as what led out of range. */
const FAR = 6;

type Given = (key: string) => number | string | undefined;

/** A failure of a run in words that name the flag it comes from, where that is known. */
export function namedFailure(error: unknown, options: DynamicsOptions, flags: Flags): unknown {
  if (error instanceof UsageError || failureKind(error) === undefined) return error;
  const given: Given = (key) => (options as unknown as Record<string, number | string | undefined>)[key];
  const fault = error instanceof InputError ? error.fault : undefined;
  if (fault?.place?.file !== undefined) return error;
  const argument = fault?.argument;
  if (argument !== undefined && Object.hasOwn(flags, argument)) return error;
  const message = fault ? faultMessage({ ...fault, fn: undefined }) : (error as Error).message;
  const named = (flag: string, text: string) =>
    new UsageError(`${flagName(flag)} ${given(flag)}: ${text}`, { cause: error });
  if (fault === undefined && given("learningRate") !== undefined) return named("learningRate", message);
  const blocks = argument === undefined ? undefined : blockFlagOf(argument, given);
  if (blocks !== undefined) return named(blocks, message);
  const farthest = farthestFrom1(given);
  return farthest === undefined
    ? error
    : named(farthest, `leads out of the range of numbers (${message}); expected a number nearer to 1`);
}

/**
 * The flag of blocks: κ's are called kappa, γ's blocks; those of a time after the start come from the flag that grows
 * them.
 */
function blockFlagOf(argument: string, given: Given): string | undefined {
  const name = argument.startsWith("blocks(") ? "gamma" : argument.startsWith("kappa") ? "kappa" : undefined;
  const atStart = !argument.includes("(") || argument.includes("(0)");
  const flags = atStart ? [name] : [`${name}Rate`, `${name}End`];
  return flags.find((flag) => flag !== undefined && given(flag) !== undefined);
}

/** The flag whose number lies the most decades from 1, and many. */
function farthestFrom1(given: Given): string | undefined {
  const [key, far] = sizeFlags
    .map((flag) => [flag, decades(given(flag) ?? 1)] as const)
    .reduce((best, each) => (each[1] > best[1] ? each : best));
  return far >= FAR ? key : undefined;
}

/** The decades between 1 and the farthest number of a flag. */
function decades(value: number | string): number {
  const sizes = String(value)
    .split(",")
    .map(Number)
    .filter((each) => each !== 0);
  return sizes.reduce((top, each) => Math.max(top, Math.abs(Math.log10(Math.abs(each)))), 0);
}
