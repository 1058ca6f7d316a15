import { statSync } from "node:fs";
import { plainYaml } from "@collapsar/experiments/parts";
import { UsageError } from "../contract/errors.js";
import { readText } from "../files/read-text.js";
import { isObject, reservedKey } from "./own-keys.js";

/** A config is written by hand: what is larger is something else. */
const mostBytes = 2 ** 24;

/** A value from YAML, without keys that no input may name. */
export function parseYaml(text: string, place: string, what = "YAML"): unknown {
  let value: unknown;
  try {
    value = plainYaml(text);
  } catch (error) {
    throw new UsageError(`${place}: expected ${what}, found ${(error as Error).message}`);
  }
  const key = reservedKey(value);
  if (key !== undefined) {
    throw new UsageError(`${place}, key ${key.join(".")}: is no setting; leave it out`);
  }
  return value;
}

/** The keys and values of a YAML file. */
export function readYaml(path: string): Readonly<Record<string, unknown>> {
  if (!statSync(path).isFile()) throw new UsageError(`${path}: expected a file with settings, found none`);
  if (statSync(path).size > mostBytes) throw new UsageError(`${path}: expected at most 16 MiB of settings`);
  const value = parseYaml(readText(path), path, "a YAML config file");
  if (isObject(value)) return value;
  throw new UsageError(`${path}: expected keys and values, as in data: digits; found ${shownYaml(value)}`);
}

/** A value as an error shows it. */
export function shownYaml(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
