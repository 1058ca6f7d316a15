import { exitCode, type Failure } from "../contract/exit-code.js";
import { systemSentence } from "../contract/system-error.js";
import { makeStyle, terminalText, wantsColour } from "../output/style.js";

/**
 * Writes everything before the process may end. A stdout that cannot be written never comes to it: whoever watches
 * the streams ends the program then, with the code that tells; without stderr the code of what was to be said is
 * left.
 */
export function flushed(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, (error) => {
      if (error == null || stream === process.stderr) resolve();
    });
  });
}

/** Ends the program with a code. */
type Leave = (code: number) => Promise<void>;

/** A closed pipe (as of `| head`) is the reader's wish; a full disk or a broken device is said. */
function leave(error: NodeJS.ErrnoException, name: string, by: Leave): void {
  const closed = error.code === "EPIPE";
  if (!closed && name === "stdout") {
    process.stderr.write(`error: ${systemSentence(Object.assign(error, { path: name })) ?? error.message}\n`);
  }
  void by(closed ? 0 : 2);
}

/** How the program leaves; undefined until its streams are watched. */
let atLeaving: Leave | undefined;

/**
 * Ends the program by one sentence at most when stdout or stderr cannot be written, in the way that was named last.
 */
export function watchStreams(by: Leave): void {
  const watched = atLeaving !== undefined;
  atLeaving = by;
  if (watched) return;
  let left = false;
  for (const [name, stream] of [
    ["stdout", process.stdout],
    ["stderr", process.stderr],
  ] as const) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (!left) leave(error, name, atLeaving!);
      left = true;
    });
  }
}

/** One sentence; the stack only where it was asked for. */
export function failureText(failure: Failure, verbose: boolean, red: (text: string) => string): string {
  const heading = {
    input: red("error:"),
    fault: red("fault of collapsar:"),
    interrupted: "interrupted:",
  }[failure.kind];
  const detail = verbose && failure.stack !== undefined ? `\n${failure.stack}` : "";
  const advice = failure.kind === "fault" && !verbose ? " (--verbose shows where; please report it)" : "";
  return `${heading} ${failure.message.replaceAll("\n", " ")}${advice}${detail}`;
}

/** Says on stderr how a command failed; returns the exit code. */
export async function sayFailure(
  failure: Failure,
  { verbose = false, colour = true }: { readonly verbose?: boolean; readonly colour?: boolean } = {},
): Promise<number> {
  const { red } = makeStyle(wantsColour(process.stderr, colour));
  await flushed(process.stderr, `${terminalText(failureText(failure, verbose, red))}\n`);
  return exitCode(failure);
}
