import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRecords } from "../../src/csv/csv-records.js";
import { parseCsv } from "../../src/index.js";
import { parseCsvPieces } from "../../src/parts.js";

const cell = fc.string({
  unit: fc.constantFrom("a", "1", ",", ";", '"', "\n", "\r", " ", "é", "𝕏", "\\"),
  maxLength: 6,
});
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
const ends = fc.constantFrom("\n", "\r\n", "\r");

function cellsOf(pieces: Iterable<string>, delimiter = ","): string[][] {
  return Array.from(csvRecords(pieces, delimiter), ({ cells }) => [...cells]);
}

/** The text cut at random places. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return at.slice(1).map((end, i) => text.slice(at[i], end));
}

describe("csvRecords", () => {
  it("gives back every cell that was written in quotes, whatever it holds and wherever the text is cut", () => {
    fc.assert(
      fc.property(rows, ends, fc.array(fc.nat(), { maxLength: 6 }), (table, end, places) => {
        const text = table.map((cells) => cells.map(quoted).join(",")).join(end);
        expect(cellsOf(cut(text, places))).toEqual(table);
      }),
    );
  });

  it("reads bare cells as csv-parse does", () => {
    const bare = fc.string({ unit: fc.constantFrom("a", "1", ".", " ", "é"), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.array(bare, { minLength: 1, maxLength: 4 }), { minLength: 1 }),
        ends,
        (table, end) => {
          const text = `${table.map((cells) => cells.join(",")).join(end)}${end}`;
          const expected = parse(text, { relax_column_count: true, record_delimiter: end }) as string[][];
          expect(cellsOf([text])).toEqual(expected);
        },
      ),
    );
  });

  it("allows space around quotes, and quotes within bare cells", () => {
    expect(cellsOf(['a, "b, c" ,d\n6\'2",x,"y" \n'])).toEqual([
      ["a", "b, c", "d"],
      ["6'2\"", "x", "y"],
    ]);
    expect(() => cellsOf(['a\n"b"c\n'])).toThrow("got a quote inside a cell at row 2");
    expect(() => cellsOf(['a\n"b\nc'])).toThrow("got a quote that is never closed at row 2");
  });
});

describe("quotes behind backslashes, as write.table of R writes them", () => {
  const text =
    '"size","note","y"\n"1",0,"say \\"hi\\"","yes"\n"2",1,"a \\"b\\", c","no"\n"3",2,"ends\\"","no"\n';
  const expected = [
    ["size", "note", "y"],
    ["1", "0", 'say "hi"', "yes"],
    ["2", "1", 'a "b", c', "no"],
    ["3", "2", 'ends"', "no"],
  ];

  it("are quotes, wherever the text is cut", () => {
    for (let at = 0; at <= text.length; at++)
      expect(cellsOf([text.slice(0, at), text.slice(at)])).toEqual(expected);
  });

  it("leave a backslash at the end of a cell, and cells that match in no way", () => {
    expect(cellsOf(['"C:\\a\\","b"\n'])).toEqual([["C:\\a\\", "b"]]);
    // R doubles no backslash, also where it writes quotes behind some
    const rows = '"say \\"hi\\"","x"\n"C:\\dir\\","y"\n"a","C:\\"\n"D:\\",5\n';
    const expected = [
      ['say "hi"', "x"],
      ["C:\\dir\\", "y"],
      ["a", "C:\\"],
      ["D:\\", "5"],
    ];
    for (let at = 0; at <= rows.length; at++)
      expect(cellsOf([rows.slice(0, at), rows.slice(at)])).toEqual(expected);
    expect(() => cellsOf(['a\n"x\\"y"z"\n'])).toThrow("got a quote inside a cell at row 2");
  });

  it("are read in a table whose names stand in a line of their own length", () => {
    const table = parseCsv('"size" "note, of it" "y"\n"1" 0 "say \\"hi\\"" "yes"\n"2" 1 "plain" "no"\n');
    expect(table.columns.map(({ name }) => name).slice(-3)).toEqual(["size", "note, of it", "y"]);
    const note = table.columns.at(-2)!;
    expect(note.kind === "categorical" && note.categories).toEqual(["plain", 'say "hi"']);
  });
});

describe("encodings", () => {
  const text = "größe,名\n1,x\n2,y\n";
  const utf16 = (bigEndian: boolean) => {
    const bytes = new Uint8Array(2 + 2 * text.length);
    const view = new DataView(bytes.buffer);
    [0xfeff, ...Array.from(text, (c) => c.charCodeAt(0))].forEach((code, i) => {
      view.setUint16(2 * i, code, !bigEndian);
    });
    return bytes;
  };
  const names = (bytes: Uint8Array) => parseCsv(bytes).columns.map(({ name }) => name);

  it("reads UTF-8 and UTF-16 with and without a byte order mark", () => {
    const utf8 = new TextEncoder().encode(text);
    for (const bytes of [utf8, Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), utf16(true), utf16(false)])
      expect(names(bytes)).toEqual(["größe", "名"]);
    expect(names(utf16(false).subarray(2).slice(0))).toEqual(["größe", "名"]);
  });

  it("joins characters that are cut between pieces, and names the row of other bytes", () => {
    const utf8 = new TextEncoder().encode(text);
    const single = Array.from(utf8, (byte) => Uint8Array.of(byte));
    expect(parseCsvPieces(single).columns.map(({ name }) => name)).toEqual(["größe", "名"]);
    const latin = Uint8Array.from(Array.from("a,b\n1,x\n2,é\n", (c) => c.charCodeAt(0)));
    expect(() => parseCsv(latin)).toThrow(
      "expected UTF-8 text, got other bytes at row 3; save the file as UTF-8",
    );
    expect(() => parseCsv(Uint8Array.of(0x50, 0x4b, 3, 4, 20))).toThrow(
      "a zip archive, as Excel's workbooks are",
    );
  });
});
