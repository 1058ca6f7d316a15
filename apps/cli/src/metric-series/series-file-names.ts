/** Names of the files that `metrics --out` leaves in a folder; its series file identifies the folder later. */
export const seriesFileNames = {
  report: "report.html",
  rows: "rows.csv",
  series: "series.json",
  figure: "nc.svg",
} as const;
