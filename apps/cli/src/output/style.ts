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

/** How many letters a text takes on a terminal. */
export function textWidth(text: string): number {
  return [...text.replace(marks, "")].length;
}

/** Whether a stream shows colours: a terminal, and nobody asked for none. */
export function wantsColour(stream: { readonly isTTY?: boolean }, flag: boolean): boolean {
  return (
    flag && stream.isTTY === true && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb"
  );
}
