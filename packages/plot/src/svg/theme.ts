import { checkOneOf } from "@collapsar/linalg/check";

/**
 * How a figure is coloured: `light` and `dark` write plain colours (for PNG export and print), `auto` follows the
 * reader's system, `page` leaves the choice to the page's CSS variables (see `themeVariables`).
 */
export type ThemeName = "light" | "dark" | "auto" | "page";

/** The inks of a figure; every entry is a CSS colour. */
export interface Theme {
  readonly name: ThemeName;
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  /** Colours of the series, told apart with the common kinds of colour blindness and 3 : 1 against the paper. */
  readonly series: readonly string[];
}

const light = {
  paper: "#ffffff",
  ink: "#1b1f24",
  muted: "#59636e",
  grid: "#dfe3e8",
  series: ["#0b6bb8", "#cf4d00", "#007d5a", "#a8358c", "#8a6d00", "#1d93b8", "#6b4fc0", "#5f6873"],
};

const dark = {
  paper: "#14171b",
  ink: "#eceff3",
  muted: "#a3adb8",
  grid: "#2f353c",
  series: ["#5aa9f0", "#ff8a47", "#35c394", "#f08ad6", "#d9b13b", "#7ad3f0", "#b6a1ff", "#aab3bd"],
};

const names = ["paper", "ink", "muted", "grid"] as const;

/** The custom properties of one scheme, as CSS declarations, for a page that hosts figures of the `page` theme. */
export function themeVariables(scheme: "light" | "dark"): string {
  checkOneOf("themeVariables", "scheme", scheme, ["light", "dark"]);
  const colours = scheme === "light" ? light : dark;
  return [
    ...names.map((name) => `--collapsar-${name}: ${colours[name]};`),
    ...colours.series.map((colour, i) => `--collapsar-series-${i}: ${colour};`),
  ].join(" ");
}

/** The inks of a theme. */
export function themeOf(name: ThemeName): Theme {
  if (name === "light") return { name, ...light };
  if (name === "dark") return { name, ...dark };
  const variable = (key: string, fallback: string) => `var(--collapsar-${key}, ${fallback})`;
  return {
    name,
    paper: variable("paper", light.paper),
    ink: variable("ink", light.ink),
    muted: variable("muted", light.muted),
    grid: variable("grid", light.grid),
    series: light.series.map((colour, i) => variable(`series-${i}`, colour)),
  };
}

/** The style element that makes a stand-alone figure of the `auto` theme follow the reader's system. */
export function autoStyle(className: string): string {
  return (
    `<style>.${className} { ${themeVariables("light")} } @media (prefers-color-scheme: dark) { ` +
    `.${className} { ${themeVariables("dark")} } }</style>`
  );
}

/** Colour of a series by its place or its own choice. */
export function seriesColour(theme: Theme, index: number): string {
  return theme.series[index % theme.series.length]!;
}
