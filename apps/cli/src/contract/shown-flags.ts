import { type Fault, faultMessage, type ShowOption, type Wording } from "@collapsar/linalg/check";
import { type Flags, flagName } from "./flags.js";

/** A value as it can be typed in a shell. */
const typed = (value: string) =>
  /^[\w.,:=+/@%^-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;

/** How options of the packages are named by the flags of a command that stand for them: `labels` as `--labels`. */
export function flagShower(flags: Flags): ShowOption {
  return (name, value) => {
    const key = keyOf(flags, name);
    if (key === undefined) return undefined;
    return value === undefined ? flagName(key) : `${flagName(key)} ${typed(value)}`;
  };
}

function keyOf(flags: Flags, name: string): string | undefined {
  if (Object.hasOwn(flags, name)) return name;
  return Object.keys(flags).find((key) => flags[key]!.aliases?.includes(name));
}

const pieces = (wording: Wording) => (typeof wording === "string" ? [wording] : wording);

/** A fault in the words of the command line: an argument that is a flag stands in place of the function's name. */
export function flagFault(fault: Fault, flags: Flags): string {
  const { argument, place, requirement } = fault;
  const show = flagShower(flags);
  if (argument === undefined || place?.file !== undefined || keyOf(flags, argument) === undefined) {
    return faultMessage(fault, show);
  }
  const requirements = [{ option: argument }, " ", ...pieces(requirement)];
  return faultMessage({ ...fault, fn: undefined, argument: undefined, requirement: requirements }, show);
}
