import { InputError } from "./input-error.js";
import { NumericalError } from "./numerical-error.js";

/**
 * Stands for the name of the public function where an inner function calls a check or throws: the error gets it at
 * the door, from `named`.
 */
export const caller: undefined = undefined;

/**
 * The result of `work`, the body of a public function; an InputError that names no function and no file yet, and a
 * NumericalError of `caller`, get this one's name as they pass, so that nothing inside has to know who was called. The
 * innermost door names them.
 *
 * @param fn - name of the public function
 */
export function named<T>(fn: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError || error instanceof NumericalError) error.nameFunction(fn);
    throw error;
  }
}
