import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import type { Command } from "../contract/command.js";
import { UsageError } from "../contract/errors.js";
import { flagName } from "../contract/flags.js";
import type { CommandRequest } from "../contract/request.js";
import { systemSentence, withPath } from "../contract/system-error.js";
import { allowForce, checkGuarded, protectInputs } from "./guarded-files.js";
import { outputTarget } from "./output-target.js";

/** The files that an argument may name: `a.npy`, `idx:IMAGES,LABELS`, and those in the folder of `mnist:DIR:test`. */
function filesIn(argument: string): string[] {
  const pieces = argument.split(":").slice(1);
  const folders = [pieces.join(":"), ...pieces].filter(isFolder);
  return [argument, ...pieces.join(":").split(","), ...pieces, ...folders.flatMap(filesOf)];
}

const isFolder = (path: string) => path !== "" && existsSync(path) && statSync(path).isDirectory();

const filesOf = (folder: string) => readdirSync(folder).map((name) => join(folder, name));

function inputsOf({ arguments: places, flags }: Command, { args, options }: CommandRequest): string[] {
  const last = places.at(-1);
  const typed = args.filter((_, i) => {
    const { kind } = places[i] ?? last ?? {};
    return kind === "data" || kind === "input";
  });
  const given = Object.entries(flags).flatMap(([key, { file }]) => (file === "input" ? [options[key]] : []));
  return [...typed, ...given].filter((value): value is string => typeof value === "string").flatMap(filesIn);
}

/** The nearest folder above a path that is there. */
function nearestFolder(path: string): string {
  let place = dirname(resolve(path));
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  return place;
}

function checkFolder(flag: string, folder: string): void {
  const place = existsSync(folder) ? resolve(folder) : nearestFolder(resolve(folder, "file"));
  if (!statSync(place).isDirectory()) {
    throw new UsageError(`${flag} ${folder}: expected a folder, found the file ${place}`);
  }
  accessSync(place, constants.W_OK | constants.X_OK);
}

function checkFile(flag: string, path: string, endings: readonly string[] | undefined): string {
  const target = outputTarget(path);
  if (target.kind === "stream") return path;
  const ending = extname(path).toLowerCase();
  if (endings !== undefined && ending !== "" && !endings.includes(ending)) {
    throw new UsageError(`${flag} ${path}: expected a name that ends in ${endings.join(" or ")}`);
  }
  checkGuarded(`${flag} ${path}`, target);
  if (target.stats !== undefined) accessSync(target.path, constants.W_OK);
  checkFolder(flag, dirname(target.path));
  return target.path;
}

/**
 * Requires that files of these names can be written into a folder: a folder of that name, a circle of links or a file
 * of another run is better found before the work than after it.
 */
export function checkPlaces(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const path = join(folder, name);
    about(path, () => checkFile("--out", path, undefined));
  }
}

/** Does a check; what the system says against it names the path as it was typed. */
function about(path: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw systemSentence(error) === undefined ? error : withPath(error, path);
  }
}

/**
 * Looks before the work begins whether its outputs can be written, and keeps its inputs from being replaced by them.
 *
 * @throws UsageError naming flag and path; an error of the system with the path
 */
export function checkOutputs(command: Command, request: CommandRequest): void {
  const { options, common } = request;
  allowForce(common.force);
  protectInputs(inputsOf(command, request));
  const taken = new Map<string, string>();
  for (const [key, flag] of Object.entries(command.flags)) {
    const path = options[key];
    if (flag.file !== "output" || typeof path !== "string") continue;
    about(path, () => {
      const name = flagName(key);
      const place = checkFile(name, path, flag.endings);
      const other = taken.get(place);
      if (other !== undefined && place !== "/dev/null") {
        throw new UsageError(`${name} ${path}: ${other} writes the same file; choose two names`);
      }
      taken.set(place, name);
    });
  }
  const { out } = common;
  if (out === undefined) return;
  about(out, () => checkFolder("--out", out));
  if (command.leaves !== undefined) checkPlaces(out, [...command.leaves, "result.json"]);
}
