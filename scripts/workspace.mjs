/**
 * Shared by every root command: runs a program with the workspace's tools on the path, and sets the workspace up
 * where it is not. Plain JavaScript without dependencies, because it runs before anything
 * is installed.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules", ".collapsar-setup");

function environment(extra = {}) {
  const path = `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}`;
  return { ...process.env, ...extra, PATH: path, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
}

/**
 * Runs a program from the root, `env` added to its environment, and resolves with its exit code; `quiet` keeps its
 * output unless it fails.
 */
export function run(command, args, { quiet = false, cwd = root, env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
      shell: process.platform === "win32",
    });
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));
    child.on("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(127);
    });
    child.on("close", (code, signal) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(signal ? 130 : (code ?? 1));
    });
  });
}

/** Runs a program and ends this process with its code when it fails. */
export async function must(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) process.exit(code);
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml"])
    hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Collapsar needs Node 20.19 or newer, and this is ${process.version}.\n`);
  process.exit(2);
}

/** Installs the dependencies with the pinned pnpm, which need not be on the machine; a no-op when nothing changed. */
export async function setUp() {
  checkNode();
  const current = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === current) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  process.stderr.write("Setting up: installing dependencies …\n");
  await must("npx", ["--yes", packageManager, "install", "--frozen-lockfile"], { quiet: true });
  writeFileSync(stamp, current);
}

/** Builds every package but the site; unchanged ones come from turbo's cache. */
export async function build({ quiet = true } = {}) {
  await must("turbo", ["run", "build", "--filter=!@collapsar/docs", "--output-logs=errors-only"], { quiet });
}
