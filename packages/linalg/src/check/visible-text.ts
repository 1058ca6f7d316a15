/** Controls, lone surrogates, line and paragraph separators, marks that reorder a line, and what Unicode leaves out. */
const steering = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

const named = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function escaped(character: string): string {
  const known = named.get(character);
  if (known !== undefined) return known;
  const code = character.codePointAt(0)!;
  if (code < 256) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\u{${code.toString(16)}}`;
}

/**
 * A name from outside as it may stand in a terminal, a figure, a page or a cell: characters that steer a terminal,
 * reorder a line or are not allowed in XML are shown as escapes, ESC as `\x1b`. Everything else stays as it is.
 */
export function visibleText(text: string): string {
  return text.replaceAll(steering, escaped);
}

/** The same for a text of several lines: its line ends stay. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visibleText).join("\n");
}
