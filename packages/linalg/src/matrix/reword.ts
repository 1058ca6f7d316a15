/** Gives an error another message, in its copy in the stack too: engines copy it there when the error is made. */
export function reword(error: Error, message: string): void {
  const before = error.message;
  error.message = message;
  if (error.stack !== undefined) error.stack = error.stack.replace(before, () => message);
}
