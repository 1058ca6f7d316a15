/** Which way a colour map runs: from one end to another, or out of a neutral middle. */
export type ColourMap = "diverging" | "sequential";

/** Blue through paper-grey to orange: told apart with red–green blindness, lightest in the middle. */
const diverging = [
  "#08366b",
  "#1668ad",
  "#63a8d8",
  "#bcd9ec",
  "#f3f1ec",
  "#f5cfa4",
  "#ec9548",
  "#c4560a",
  "#7a2d02",
];

/** Light to dark through green and blue, of even steps in lightness. */
const sequential = ["#f6f4ea", "#d8e9c4", "#a4d6b5", "#63bbb2", "#2f97ad", "#1f6fa0", "#26478b", "#241f63"];

/** 256 colours of three bytes, for a palette PNG. */
export function colourTable(map: ColourMap): Uint8Array {
  const stops = (map === "diverging" ? diverging : sequential).map(parseHex);
  const table = new Uint8Array(256 * 3);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (stops.length - 1);
    const low = Math.min(stops.length - 2, Math.floor(at));
    for (let channel = 0; channel < 3; channel++) {
      const a = stops[low]![channel]!;
      const b = stops[low + 1]![channel]!;
      table[3 * i + channel] = Math.round(a + (b - a) * (at - low));
    }
  }
  return table;
}

function parseHex(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
