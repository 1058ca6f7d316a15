/** What `metrics --out` leaves in a folder; by its series the folder is known again. */
export const seriesFileNames = {
  report: "report.html",
  rows: "rows.csv",
  series: "series.json",
  figure: "nc.svg",
} as const;
