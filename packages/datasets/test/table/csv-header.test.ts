import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/index.js";

const named = (text: string) => parseCsv(text).named;

describe("the first row is a header", () => {
  it("where it holds names above numbers, or numbers above names", () => {
    for (const text of [
      "a,b\n1,2\n",
      "age,2019,2020,label\n1,2,3,x\n2,3,5,y\n",
      "0,1,label\n1.0,2.0,0\n1.5,2.5,0\n",
      "2019,kind\nx,1\ny,2\n",
      ",a,b\n0,1,2\n1,3,4\n",
      "when,y\n2024-01-01,1\n2024-01-02,2\n",
      "price,ok\n$1,TRUE\n$2,FALSE\n",
    ])
      expect(named(text), text).toBe(true);
  });

  it("where its whole numbers do not fit the numbers below", () => {
    for (const text of [
      "0,1,2\n1.0,2.0,0\n1.5,2.5,0\n4.0,1.0,1\n",
      ",0,1,2\n0,1.0,2.0,0\n1,1.5,2.5,0\n",
      "1990,1991,1992\n12.5,13.5,11.5\n10.0,9.5,8.0\n",
      "400,410,420,430\n0.1,0.2,0.3,0.5\n0.2,0.2,0.3,0.1\n",
      "0,1,2,3,4\n7,200,3,0,9\n5,180,2,0,7\n",
      '"1","2"\n5,6\n7,8\n',
    ])
      expect(named(text), text).toBe(true);
  });

  it("where it holds text that is not met again, above text", () => {
    expect(named("kind,colour\nx,red\ny,blue\n")).toBe(true);
    expect(named("p,x,s\ne,x,s\np,b,s\n")).toBe(false);
  });
});

describe("the first row is data", () => {
  it("where it looks like the rows below", () => {
    for (const text of [
      "1,2\n3,4\n",
      "1,2,3\n4,5,6\n7,8,9\n",
      "5.1,3.5,setosa\n4.9,3.0,setosa\n6.4,3.2,versicolor\n",
      "1,x\n3,y\n",
      "0,0,0,255\n0,0,12,0\n",
      "0.5,1\n0.25,2\n",
      "2001,3,7\n2002,4,6\n2003,5,5\n",
      "0,1\n1,0\n0,0\n",
    ])
      expect(named(text), text).toBe(false);
  });

  it("whatever its numbers are, for random rows of one kind", () => {
    const value = fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((number) => number.toFixed(2));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(value, { minLength: 20, maxLength: 40 }),
        (d, cells) => {
          const rows = Array.from({ length: Math.floor(cells.length / d) }, (_, i) =>
            cells.slice(i * d, (i + 1) * d),
          );
          fc.pre(rows.length > 1);
          const text = rows.map((row) => row.join(",")).join("\n");
          expect(parseCsv(text).rows).toBe(rows.length);
          const names = Array.from({ length: d }, (_, j) => String(j));
          if (d > 2) expect(parseCsv(`${names.join(",")}\n${text}`).rows).toBe(rows.length);
        },
      ),
    );
  });
});

describe("the header option", () => {
  it("overrules the guess, and a name that is known decides it", () => {
    expect(parseCsv("1,2\n3,4\n", { header: "yes" }).columns.map(({ name }) => name)).toEqual(["1", "2"]);
    expect(parseCsv("a,b\nc,d\n", { header: "no" }).rows).toBe(2);
    expect(parseCsv("x,y\nx,y\n", { known: ["y"] }).rows).toBe(1);
    expect(() => parseCsv("a\n1\n", { header: "maybe" as "yes" })).toThrow("header must be yes, no or auto");
  });

  it("says what was decided", () => {
    const note = (text: string) => parseCsv(text).notes!.find(({ kind }) => kind === "header")!.message;
    expect(note("a,b\n1,2\n")).toBe("the first row is the header: it holds no number");
    expect(note("1,2\n3,4\n")).toBe("the first row is read as data: it holds numbers alone");
  });
});
