import { basename } from "node:path";
import { terminalText } from "../../src/output/style.js";
import type { Ended } from "../in-process.js";

/**
 * Names of the call that a message about it may hold: its words, the files' names, its flags, its command's
 * arguments.
 */
function placesOf(argv: readonly string[], { call }: Ended): string[] {
  const words = argv.flatMap((word) => [word, basename(word), ...word.split(/[:,=]/)]);
  const own = call?.command.arguments.map(({ name }) => name) ?? [];
  return [...words, ...own]
    .map((word) => terminalText(word.replaceAll("\n", " ")).slice(0, 30))
    .filter((word) => word.trim() !== "");
}

/** A message names its place: something that was typed, a flag, the function's argument, or one of the files. */
function namesPlace(argv: readonly string[], ended: Ended, files: Iterable<string>): boolean {
  const { stderr } = ended;
  const places = [...placesOf(argv, ended), ...files];
  return /--[a-z]|argument|command|"\s*"/.test(stderr) || places.some((word) => stderr.includes(word));
}

/**
 * What is wrong with the way a call ended: a fault, a stack, more than a sentence, no place, more than 20 s.
 *
 * @param files - names that a folder or a glob stands for
 */
export function wrongWith(
  argv: readonly string[],
  ended: Ended,
  seconds: number,
  files: Iterable<string> = [],
): string[] {
  const { code, stderr } = ended;
  const said = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("note: "));
  const wrong: string[] = [];
  if (code === 1) wrong.push(`${stderr}\n${ended.failure?.stack}`);
  if (seconds > 20) wrong.push(`${seconds} s`);
  if (code === 2 && ended.call !== undefined && said.length !== 1)
    wrong.push(`${said.length} sentences: ${stderr}`);
  if (/\n\s+at /.test(stderr)) wrong.push(`a stack: ${stderr}`);
  if (code === 2 && !namesPlace(argv, ended, files)) wrong.push(`no place: ${stderr}`);
  return wrong;
}
