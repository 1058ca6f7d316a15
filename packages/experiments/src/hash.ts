import { checkNumber, checkText, InputError } from "@collapsar/linalg/check";
/** JSON with sorted keys: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === "object" && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : item,
  );
}

/**
 * The canonical JSON of an argument of a public function.
 *
 * @throws InputError if it holds what JSON has not, a bigint or a circle
 */
export function plainJson(fn: string, argument: string, value: unknown): string {
  try {
    return canonicalJson(value);
  } catch (cause) {
    const received = (cause as Error).message.split("\n")[0];
    throw new InputError({ fn, argument, requirement: "must be plain JSON", received }, { cause });
  }
}

/** Sixteen hex digits of a fast non-cryptographic hash (two cyrb lanes of 32 bits with different starts). */
export function hashText(text: string): string {
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
  const [a, b] = cyrb(text, 0xdeadbeef, 0x41c6ce57);
  return hex(a) + hex(b);
}

/** The address of a trial within a run: a hash of the experiment's id, the seed and the trial's parameters. */
export function trialHash(experiment: string, seed: number, trial: unknown): string {
  checkText("trialHash", "experiment", experiment);
  checkNumber("trialHash", "seed", seed);
  return hashText(plainJson("trialHash", "trial", [experiment, seed, trial]));
}

function cyrb(text: string, start1: number, start2: number): [number, number] {
  let h1 = start1;
  let h2 = start2;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  const mix = (a: number, b: number) =>
    Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  return [mix(h1, h2), mix(h2, h1)];
}
