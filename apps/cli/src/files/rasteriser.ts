/** Makes a PNG of an SVG, at twice its size. */
export type Rasterise = (svg: string) => Uint8Array;

/** The optional converter from SVG to PNG, where it is installed. */
export async function rasteriser(): Promise<Rasterise | undefined> {
  try {
    const { Resvg } = await import("@resvg/resvg-js");
    const options = { fitTo: { mode: "zoom", value: 2 }, font: { loadSystemFonts: true } } as const;
    return (svg) => new Resvg(svg, options).render().asPng();
  } catch {
    return undefined;
  }
}
