import { describe, expect, it } from "vitest";
import { parseCsv, parseNpy, parseNpz, parseParquet } from "../../src/index.js";
import { openArrays, writeNpz, writeParquet, writeSafetensors } from "../../src/parts.js";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const five = Uint8Array.of(1, 2, 3, 4, 5);
const page = bytes("<!DOCTYPE html><html><body>404</body></html>");
const pointer = bytes("version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n");
const picture = bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR");

/** What a file of arrays is refused with. */
function refusal(name: string, content: Uint8Array): string {
  try {
    openArrays(name, content);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

describe("a file that is none of what it is called", () => {
  it.each([
    ["a.npy", "a NumPy .npy file, which begins with \\x93NUMPY", "numpy.save"],
    ["a.npz", "a NumPy .npz file, which is a zip archive", "numpy.savez"],
    ["a.PT", "a PyTorch file, which is a zip archive", "torch.save"],
    [
      "a.safetensors",
      "a safetensors file, which begins with the length of its header and a {",
      "safetensors' save_file",
    ],
    ["a", "a .npy, .npz, .safetensors or .pt file", "numpy.savez"],
  ])("%s says what it should be, what it is and what to do", (name, expected, writer) => {
    const [wanted, written] = [`${name}: expected ${expected}`, `write it with ${writer}`];
    const unsure = `it is cut off or of another kind: ${written}`;
    for (const [content, found, mend] of [
      [five, "5 bytes that begin with 01 02 03 04 05", unsure],
      [bytes("hello"), 'text that begins with "hello"', unsure],
      [new Uint8Array(), "an empty file", written],
      [picture, "a PNG picture", written],
      [bytes("%PDF-1.4"), "a PDF document", written],
      [page, "a web page", "the address gave a page in place of the file: download the file itself"],
      [pointer, "a pointer of Git LFS", "fetch the file itself with git lfs pull"],
      [
        bytes("MATLAB 5.0 MAT-file, Platform: GLNXA64"),
        "a MATLAB file",
        "read it with scipy.io.loadmat and write its arrays with numpy.savez",
      ],
      [
        bytes("MATLAB 7.3 MAT-file, Platform: GLNXA64"),
        "a MATLAB file of HDF5",
        "read it with h5py and write its arrays with numpy.savez",
      ],
      [bytes("PAR1 and more"), "a Parquet file", "give it a name that ends in .parquet"],
    ] as const)
      expect(refusal(name, content)).toBe(`${wanted}, found ${found}; ${mend}`);
  });

  it("a safetensors file that was cut off is still one", () => {
    const whole = writeSafetensors({ X: { shape: [2], data: new Float64Array(2) } });
    for (const end of [12, whole.length - 3])
      expect(refusal("a.safetensors", whole.slice(0, end))).toContain(
        "expected a whole safetensors file, found ",
      );
  });

  it("an archive without arrays says what it holds", () => {
    const renamed = (name: string) => {
      const archive = writeNpz({ X: { shape: [1], data: new Float64Array(1) } });
      const text = String.fromCharCode(...archive).replaceAll("X.npy", name);
      return bytes(text);
    };
    expect(refusal("a.npz", renamed("X.txt"))).toContain('a zip archive of arrays (.npy), found "X.txt"');
    expect(refusal("a.npz", renamed("xl/ab"))).toContain(
      "found an Excel workbook; save the sheet as CSV UTF-8",
    );
  });

  it("a table whose first column has the name of a mark is a table", () => {
    for (const name of ["PAR1", "PAR1 level", "PAR1 größe", "%PDF"])
      for (const separator of [",", ";", "\t", "|"])
        expect(parseCsv(`${name}${separator}b\n1${separator}2\n3${separator}4\n`).rows).toBe(2);
    expect(parseCsv(bytes("PAR1,b\n1,2\n")).rows).toBe(1);
    const parquet = writeParquet([{ name: "a,b", data: [1, 2, 3] }]);
    expect(() => parseCsv(parquet)).toThrow("expected a table of text, got a Parquet file");
  });

  it("tables say it too", async () => {
    for (const content of [page, pointer, picture, bytes("PAR1PAR1")])
      expect(() => parseCsv(content)).toThrow(/^expected a table of text, got .*; \w/);
    const whole = writeParquet([{ name: "a", data: [1, 2, 3] }]);
    await expect(parseParquet(whole.slice(0, -9))).rejects.toThrow(
      "a whole Parquet file, got no PAR1 at its end",
    );
    await expect(parseParquet(five)).rejects.toThrow("begins with PAR1, got 5 bytes that begin with 01 02");
    await expect(parseParquet(new Uint8Array())).rejects.toThrow("got an empty file; write it with pandas'");
    await expect(parseParquet(bytes("a,b\n1,2\n"))).rejects.toThrow('text that begins with "a,b');
  });

  it("readers of one format say it of bytes without a name", () => {
    expect(() => parseNpy(page)).toThrow("got a web page");
    expect(() => parseNpz(picture)).toThrow("got a PNG picture");
  });
});
