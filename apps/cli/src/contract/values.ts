import { InvalidArgumentError } from "commander";

function finite(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("It must be a number.");
  return value;
}

function integer(text: string): number {
  const value = finite(text);
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError("It must be a whole number.");
  return value;
}

export function positiveInteger(text: string): number {
  const value = integer(text);
  if (value < 1) throw new InvalidArgumentError("It must be a whole number of at least 1.");
  return value;
}

export function nonNegativeInteger(text: string): number {
  const value = integer(text);
  if (value < 0) throw new InvalidArgumentError("It must be a whole number of at least 0.");
  return value;
}

export function positiveNumber(text: string): number {
  const value = finite(text);
  if (value <= 0) throw new InvalidArgumentError("It must be above 0.");
  return value;
}

export function nonNegativeNumber(text: string): number {
  const value = finite(text);
  if (value < 0) throw new InvalidArgumentError("It must not be below 0.");
  return value;
}

/** A share strictly between nothing and everything. */
export function fraction(text: string): number {
  const value = finite(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError("It must be between 0 and 1.");
  return value;
}

/** A length scale, or a rule that finds one. */
export function bandwidth(text: string): number | "auto" | "cv" {
  return text === "auto" || text === "cv" ? text : positiveNumber(text);
}

/** Names separated by commas; the option may be repeated too. */
export function names(text: string, previous: readonly string[] = []): string[] {
  const found = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (found.length === 0) throw new InvalidArgumentError("It must name at least one.");
  return [...previous, ...found];
}

/** Numbers separated by commas. */
export function positiveNumbers(text: string): number[] {
  return names(text).map(positiveNumber);
}

/** Whole numbers from 1, separated by commas. */
export function positiveIntegers(text: string): number[] {
  return names(text).map(positiveInteger);
}

/** Marks separated by commas; an empty one is a mark too. */
export function marks(text: string): string[] {
  return text.split(",").map((mark) => mark.trim());
}

/** Columns of row names, or whether to look for them. */
export function indexColumns(text: string): "auto" | "none" | string[] {
  return text === "auto" || text === "none" ? text : names(text);
}
