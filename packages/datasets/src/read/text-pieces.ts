import { DataError } from "../data-error.js";

/** The encoding that a byte order mark says, UTF-8 without one. */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/**
 * Text a piece at a time, of UTF-8 or, with a byte order mark, UTF-16; the mark is left out.
 *
 * @throws InputError if the bytes are no such text, naming the place
 */
export function* textPieces(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | undefined;
  let at = 0;
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? (decoder?.decode() ?? "") : decoder!.decode(bytes, { stream: true });
    } catch {
      throw new DataError({
        expected: "UTF-8 text",
        found: `other bytes at byte ${at + 1} or soon behind it`,
        mend: "save the file as UTF-8",
      });
    }
  };
  for (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    const text = decode(piece);
    at += piece.length;
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
}
