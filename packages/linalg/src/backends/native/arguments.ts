import { InputError } from "../../check/input-error.js";
import { allocate, dtypeOfArray, type Real } from "../../matrix/matrix.js";
import { scratch } from "./scratch.js";

/**
 * Arguments of Fortran routines, which take everything by reference. Integers are written as 64-bit little-endian
 * words: a library with 32-bit integers reads the low half, so that one call serves both kinds.
 */
export function integer(value: number): Int32Array {
  return Int32Array.of(value, value < 0 ? -1 : 0);
}

/**
 * Cells for the arguments of one kind of call, filled anew each time: making them takes longer than a small product,
 * calls end before they return, and no routine keeps an argument.
 */
export function argumentCells(integers: number, scalars: number): ArgumentCells {
  const whole = Array.from({ length: integers }, () => integer(0));
  const [single, double] = [new Float32Array(1), new Float64Array(1)].map((like) =>
    Array.from({ length: scalars }, () => scalar(0, like)),
  ) as [Real[], Real[]];
  return {
    integer(place, value) {
      const cell = whole[place]!;
      cell[0] = value;
      return cell;
    },
    scalar(place, value, like) {
      const cell = (like instanceof Float32Array ? single : double)[place]!;
      cell[0] = value;
      return cell;
    },
  };
}

/** By their places: an integer that is not negative, and a factor of the element type of `like`. */
export interface ArgumentCells {
  integer(place: number, value: number): Int32Array;
  scalar(place: number, value: number, like: Real): Real;
}

export function character(letter: string): Uint8Array {
  return Uint8Array.of(letter.charCodeAt(0), 0);
}

export function scalar(value: number, like: Real): Real {
  return like instanceof Float32Array ? Float32Array.of(value) : Float64Array.of(value);
}

/** An array of the element type of `like`. */
export function space(length: number, like: Real): Real {
  return allocate(length, dtypeOfArray(like));
}

/** An array that holds `length` integers of either kind. */
export function integers(length: number): Int32Array {
  return new Int32Array(2 * Math.max(length, 1));
}

/**
 * Requires that an array holds what a routine will touch, and that its buffer is there: a wrong size here would be
 * a crash of the process.
 */
export function guard(operation: string, array: ArrayLike<number>, length: number): void {
  if (array.length >= length) return;
  const requirement = `an array must hold ${length} entries`;
  throw new InputError({ fn: `native ${operation}`, requirement, received: String(array.length) });
}

/** Requires sizes that a 32-bit integer holds. */
export function guardSizes(operation: string, ...sizes: number[]): void {
  for (const size of sizes) {
    if (Number.isInteger(size) && size >= 0 && size < 2 ** 31) continue;
    const requirement = "sizes must be whole numbers below 2³¹";
    throw new InputError({ fn: `native ${operation}`, requirement, received: String(size) });
  }
}

/** Asks a routine for the workspace that it wants (length −1), then calls it with that. */
export function withWork(like: Real, call: (work: Real, length: Int32Array) => void): void {
  const answer = space(1, like);
  call(answer, integer(-1));
  const length = Math.max(1, Math.ceil(answer[0]! * (like instanceof Float32Array ? 1 + 2 ** -20 : 1)));
  call(scratch("work", length, like), integer(length));
}

/**
 * Requires that LAPACK found no fault with our arguments, which no caller's value can bring about; returns what is
 * left: 0, or its positive report.
 */
export function report(routine: string, info: Int32Array): number {
  if (info[0]! < 0) throw new Error(`native ${routine}: argument ${-info[0]!} was refused`);
  return info[0]!;
}
