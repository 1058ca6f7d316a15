import { visibleLines } from "@collapsar/linalg/check";

/** Text in bold, dim or colour, or as it is where the output is no terminal. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly green: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
}

/** Styles stand in a text as marks that no name from outside can forge, and become codes when it is written. */
const secret = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36)).join("");
const mark = (code: number) => `\ue000${secret};${code}\ue001`;
const marks = new RegExp(`\ue000${secret};(\\d+)\ue001`, "g");

export function makeStyle(colour: boolean): Style {
  const wrap = (open: number, close: number) => (text: string) =>
    colour ? `${mark(open)}${text}${mark(close)}` : text;
  return {
    bold: wrap(1, 22),
    dim: wrap(2, 22),
    green: wrap(32, 39),
    red: wrap(31, 39),
    yellow: wrap(33, 39),
  };
}

/** Lines for a terminal: names cannot steer it, styles become its codes. */
export function terminalText(text: string): string {
  return visibleLines(text).replace(marks, "\x1b[$1m");
}

const noWidth = /^[\p{M}\p{Cf}]$/u;
const twoCells =
  /^[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]$/u;

/** The cells of one letter: none for marks on others, two for East Asian letters and emoji. */
const letterWidth = (letter: string) => (noWidth.test(letter) ? 0 : twoCells.test(letter) ? 2 : 1);

/** How many cells a text takes on a terminal. */
export function textWidth(text: string): number {
  return [...text.replace(marks, "")].reduce((sum, letter) => sum + letterWidth(letter), 0);
}

/** The longest beginning of a text without styles that fits into a number of cells. */
export function fitted(text: string, cells: number): string {
  let left = cells;
  let end = 0;
  for (const letter of text) {
    left -= letterWidth(letter);
    if (left < 0) break;
    end += letter.length;
  }
  return text.slice(0, end);
}

/** Whether a stream shows colours: a terminal, and nobody asked for none. */
export function wantsColour(stream: { readonly isTTY?: boolean }, flag: boolean): boolean {
  return (
    flag && stream.isTTY === true && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb"
  );
}
