import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { getBackend } from "@collapsar/linalg";
import type { CommandContext } from "../contract/context.js";
import { flagName } from "../contract/flags.js";
import { backendInForce } from "../machine/backend.js";
import { packageVersion } from "../machine/version.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** The book of reproductions is no code that runs, and is written after each of its runs. */
const BOOK = [":!reproductions", ":!apps/docs/public/reproductions"];

/** The commit of a checkout of this repository; a package that was installed has none. */
function commit(): string | undefined {
  if (!existsSync(`${root}.git`) || !existsSync(`${root}pnpm-workspace.yaml`)) return undefined;
  try {
    const git = (...args: string[]) =>
      execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    const changed = git("status", "--porcelain", "--untracked-files=no", "--", ".", ...BOOK) !== "";
    return `${git("rev-parse", "HEAD")}${changed ? " with changes" : ""}`;
  } catch {
    return undefined;
  }
}

function tensorflowVersion(): string | undefined {
  try {
    const fromNetworks = createRequire(import.meta.resolve("@collapsar/nn"));
    const path = fromNetworks.resolve("@tensorflow/tfjs/package.json");
    return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
  } catch {
    return undefined;
  }
}

/** The entries that have a value. */
export const defined = <T>(entries: Readonly<Record<string, T | undefined>>) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Record<string, T>;

/** Version and commit, by which two machines know that they compute the same. */
export function buildVersion(): string {
  return [packageVersion(), commit()?.split(" ")[0]].filter((part) => part !== undefined).join("+");
}

/** Versions of what computes, by name. */
export function versionsInForce(): Record<string, string> {
  return defined({
    collapsar: packageVersion(),
    commit: commit(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    blas: getBackend().uses.find(({ name }) => name === "native")?.library,
    tfjs: tensorflowVersion(),
  });
}

/** Convolution library of TensorFlow.js's backend `collapsar`: oneDNN where linalg uses the machine's BLAS. */
export async function convolutionsInForce(): Promise<string> {
  const own = "WebAssembly";
  if (backendInForce().backend !== "native") return own;
  const { findOneDnn, OneDnnUnavailableError } = await import("@collapsar/nn/native");
  try {
    return findOneDnn();
  } catch (error) {
    if (error instanceof OneDnnUnavailableError) return own;
    throw error;
  }
}

/** The command as it was typed, less the colour of its output. */
export function typedCommand(command: string, context: CommandContext): string[] {
  const values: Readonly<Record<string, unknown>> = { ...context.common, ...context.options };
  const keys = new Set([...context.given, ...("set" in values ? ["set"] : [])]);
  const flags = [...keys].flatMap((key) => {
    const value = values[key];
    if (value === true) return [flagName(key)];
    if (value === undefined || value === false) return [];
    return [value].flat().flatMap((one) => [flagName(key), String(one)]);
  });
  return ["collapsar", ...command.split(" "), ...context.args, ...flags];
}
