import { knownKind } from "../bytes/looks-like.js";
import { DataError } from "../data-error.js";

const pieceBytes = 2 ** 20;

/** Bytes as consecutive pieces, so that no string has to hold them all. */
export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** The encoding of text by its first bytes: a byte order mark, or the zeros of UTF-16. */
function encodingOf(piece: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [a, b, c, d] = piece;
  if (a === 0x50 && b === 0x4b && c === 3 && d === 4) {
    throw new DataError({
      expected: "text",
      found: "a zip archive, as Excel's workbooks are",
      mend: "save the sheet as CSV UTF-8",
    });
  }
  const other = knownKind(piece);
  if (other !== undefined)
    throw new DataError({
      expected: "a table of text",
      found: other.found,
      mend: other.mend ?? "save the table as CSV",
    });
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && d === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0)) return "utf-16be";
  return "utf-8";
}

const lineEnds = (text: string) => text.match(/\r\n|\n|\r/g)?.length ?? 0;

/** The fault of bytes that are no text in the encoding; the row is that of the first such byte. */
function notText(encoding: string, rows: number, piece: Uint8Array): DataError {
  const readable = new TextDecoder(encoding).decode(piece);
  const before = readable.slice(0, Math.max(0, readable.indexOf("\ufffd")));
  return new DataError({
    row: rows + lineEnds(before) + 1,
    expected: `${encoding.toUpperCase()} text`,
    found: "other bytes",
    mend: "save the file as UTF-8 (in Excel: CSV UTF-8)",
  });
}

/**
 * Text from bytes in UTF-8, or in UTF-16 as Excel's "Unicode text" has it; a byte order mark is left out.
 *
 * @throws DataError naming the row of bytes that are no text
 */
export function* decodeText(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | undefined;
  let rows = 0;
  for (const piece of pieces) {
    if (piece.length === 0) continue;
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    let text: string;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      throw notText(decoder.encoding, rows, piece);
    }
    if (text.includes("\0"))
      throw new DataError({ row: rows + 1, expected: "text", found: "bytes of zero, as in a binary file" });
    rows += lineEnds(text);
    yield text;
  }
  try {
    decoder?.decode();
  } catch {
    throw notText(decoder!.encoding, rows, new Uint8Array(0));
  }
}
