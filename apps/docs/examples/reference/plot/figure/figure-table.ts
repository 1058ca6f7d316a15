import { figureTable } from "@collapsar/plot";

const { columns, rows } = figureTable({
  kind: "line",
  title: "Squares",
  x: { label: "n" },
  y: { label: "n²" },
  series: [{ name: "squares", x: [1, 2, 3], y: [1, 4, 9] }],
});
console.log(columns, rows);
