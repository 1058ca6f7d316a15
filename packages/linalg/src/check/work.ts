import { checkKeys, checkObject } from "./keys.js";
import { checkFunction, checkMethods } from "./numbers.js";

/** How far long work has come; work without a known end has no total. */
export interface Progress {
  readonly done: number;
  readonly total?: number | undefined;
  /** Unit of the count: "rows", "tiles", "epochs". */
  readonly unit: string;
  readonly message?: string | undefined;
}

/** Stops long work: an `AbortSignal`, or a flag in shared memory that a busy thread can read. */
export interface StopSignal {
  readonly aborted: boolean;
  /** Throws the signal's reason (an `AbortError` by default) when it is aborted. */
  throwIfAborted(): void;
}

/** How one watches and stops long work: the same two options in every package. */
export interface Work {
  /** Ends the work by an error, soon after it is aborted. */
  readonly signal?: StopSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Requires of options that hold them that the signal stops and the listener is a function. */
export function checkWatch(fn: string | undefined, { signal, onProgress }: Work): void {
  if (signal !== undefined) checkMethods(fn, "signal", signal, "a signal", ["throwIfAborted"]);
  if (onProgress !== undefined) checkFunction(fn, "onProgress", onProgress);
}

/** Requires an object of a signal and a listener, or of one of them, alone. */
export function checkWork(fn: string | undefined, work: Work): void {
  checkObject(fn, "work", work);
  checkKeys(fn, work, ["signal", "onProgress"], "work");
  checkWatch(fn, work);
}

/** One step further: says so, and ends the work if it was asked to. */
export function advance({ signal, onProgress }: Work, progress: Progress): void {
  signal?.throwIfAborted();
  onProgress?.(progress);
}
