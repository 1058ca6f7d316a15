import { renderSvg } from "@collapsar/plot";

const svg = renderSvg({
  kind: "line",
  title: "Squares",
  x: { label: "n" },
  y: { label: "n²" },
  series: [{ name: "squares", x: [1, 2, 3], y: [1, 4, 9] }],
});
console.log(svg.slice(0, 4), svg.includes("Squares"));
