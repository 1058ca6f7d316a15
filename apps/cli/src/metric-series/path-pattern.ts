/** A piece of a pattern over paths: a text, one character of a kind, a run of them, or any folders. */
export type Piece =
  | { readonly text: string }
  | { readonly one: Fits }
  | { readonly run: Fits; readonly least: 0 | 1 }
  | "folders";

type Fits = (character: string) => boolean;

/** Where each piece begins in a text that the pieces fill, and the text's end; undefined where they do not fit. */
export function placesOf(pieces: readonly Piece[], text: string): number[] | undefined {
  const needed = pieces.reduce((sum, piece) => sum + leastOf(piece), 0);
  if (needed > text.length) return undefined;
  // row k: from which positions the pieces from k on reach the end; so no pattern takes longer than pieces × characters
  const rows = [new Uint8Array(text.length + 2)];
  rows[0]![text.length] = 1;
  for (const piece of pieces.toReversed()) rows.unshift(before(piece, text, rows[0]!));
  if (rows[0]![0] !== 1) return undefined;
  const places = [0];
  for (const [k, piece] of pieces.entries()) places.push(shortest(piece, text, places[k]!, rows[k + 1]!));
  return places;
}

function leastOf(piece: Piece): number {
  if (piece === "folders") return 0;
  if ("text" in piece) return piece.text.length;
  return "one" in piece ? 1 : piece.least;
}

/** From which positions a piece can end where `after` goes on. */
function before(piece: Piece, text: string, after: Uint8Array): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(text.length + 2);
  let [runs, beyond] = [0, 0];
  for (let at = text.length; at >= 0; at--) {
    if (piece === "folders") {
      if (text[at] === "/" && after[at + 1] === 1) beyond = 1;
      row[at] = after[at]! | beyond;
    } else if ("text" in piece)
      row[at] = text.startsWith(piece.text, at) ? after[at + piece.text.length]! : 0;
    else if ("one" in piece) row[at] = at < text.length && piece.one(text[at]!) ? after[at + 1]! : 0;
    else {
      runs = at < text.length && piece.run(text[at]!) ? after[at + 1]! | runs : 0;
      row[at] = piece.least === 0 ? after[at]! | runs : runs;
    }
  }
  return row;
}

/** The first place after `at` where a piece may end so that the others fit. */
function shortest(piece: Piece, text: string, at: number, after: Uint8Array): number {
  let end = at + leastOf(piece);
  while (after[end] !== 1 || (piece === "folders" && end > at && text[end - 1] !== "/")) end++;
  return end;
}

const inFolder: Fits = (character) => character !== "/";
const anything: Fits = () => true;

/** A run of characters within a folder. */
export function run(least: 0 | 1): Piece {
  return { run: inFolder, least };
}

/** The characters of a bracket such as `a-z0`, or of none of them with `!` or `^` before. */
function bracket(inside: string): Fits {
  const not = inside.length > 1 && (inside.startsWith("!") || inside.startsWith("^"));
  const listed = not ? inside.slice(1) : inside;
  const ranges = Array.from(listed.matchAll(/(.)-(.)|(.)/gs), ([, from, to, single]) => [
    from ?? single!,
    to ?? single!,
  ]);
  const holds: Fits = (character) => ranges.some(([from, to]) => from! <= character && character <= to!);
  return (character) => inFolder(character) && holds(character) !== not;
}

/**
 * The pieces of a glob: `*`, `?` and brackets within a folder, `**` over folders; a bracket that is not closed is a
 * text.
 */
export function globPieces(glob: string): Piece[] {
  const words = glob.match(/(?:\*\*\/)+|\*{2,}|\*|\?|\[[!^]?[^\]]+\]|[^*?[]+|\[/gs) ?? [];
  return words.map((word) => {
    if (word.startsWith("**/")) return "folders";
    if (word.startsWith("**")) return { run: anything, least: 0 };
    if (word === "*") return run(0);
    if (word === "?") return { one: inFolder };
    return word.length > 1 && word.startsWith("[") ? { one: bracket(word.slice(1, -1)) } : { text: word };
  });
}
