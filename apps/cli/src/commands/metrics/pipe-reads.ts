import { close, open, read } from "node:fs";
import { promisify } from "node:util";
import type { ByteReads } from "@collapsar/datasets/parts";
import type { CommandContext } from "../../contract/context.js";
import { unlessStopped } from "../../contract/unless-stopped.js";

const opened = promisify(open);
const closed = promisify(close);

/** After so long it is said what is waited for. */
const patienceMs = 1000;

/** A FIFO, which opens as soon as somebody writes into it; said where that takes long. */
async function openedFifo(path: string, { note }: Pick<CommandContext, "note">): Promise<number> {
  const patience = setTimeout(() => note(`${path}: waits for someone to write into the pipe`), patienceMs);
  return opened(path, "r").finally(() => clearTimeout(patience));
}

/**
 * The bytes of stdin or of a FIFO, each read written straight to where it is wanted; where the user stops, the read
 * ends, whether the other side sends or not.
 */
export function pipeReads(
  path: string,
  context: Pick<CommandContext, "stop" | "checkStop" | "note">,
): ByteReads {
  let fd: Promise<number> | undefined;
  const descriptor = () => (fd ??= path === "-" ? Promise.resolve(0) : openedFifo(path, context));
  const readInto = async (into: Uint8Array): Promise<number> => {
    const from = await descriptor();
    return new Promise((resolve, reject) => {
      read(from, into, 0, into.length, null, (error, count) => (error ? reject(error) : resolve(count)));
    });
  };
  return {
    read: (into) => unlessStopped(readInto(into), context),
    async close() {
      if (path === "-" || fd === undefined) return;
      const end = fd.then(closed);
      // a FIFO that nobody writes into is not open yet
      await unlessStopped(end, context).catch(() => {});
    },
  };
}
