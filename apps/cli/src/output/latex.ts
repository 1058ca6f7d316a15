type Cell = string | number | null | undefined;

const marks: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

const latexText = (text: string) => text.replaceAll(/[\\&%$#_{}~^]/g, (mark) => marks[mark] ?? `\\${mark}`);

function latexNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return `$${value}$`;
  const [digits, exponent] = value.toPrecision(3).split("e");
  return exponent === undefined ? `$${digits}$` : `$${digits} \\cdot 10^{${Number(exponent)}}$`;
}

function latexCell(value: Cell): string {
  if (value === null || value === undefined || value === "undefined") return "--";
  return typeof value === "number" && Number.isFinite(value) ? latexNumber(value) : latexText(String(value));
}

/** A tabular for a paper: numbers to three digits on the right, words on the left, what is undefined as a dash. */
export function latexTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (parts: readonly string[]) => `${parts.join(" & ")} \\\\`;
  const align = columns.map((_, j) => (rows.some((row) => typeof row[j] === "number") ? "r" : "l")).join("");
  return [
    `\\begin{tabular}{${align}}`,
    "\\hline",
    line(columns.map(latexText)),
    "\\hline",
    ...rows.map((row) => line(row.map(latexCell))),
    "\\hline",
    "\\end{tabular}",
  ].join("\n");
}
