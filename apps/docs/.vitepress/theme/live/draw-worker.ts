/** Draws figures off the page's thread. */
import { type Figure, type RenderOptions, renderSvg } from "@collapsar/plot";

export interface Order {
  readonly id: number;
  readonly figure: Figure;
  readonly options: RenderOptions;
}

export type Drawn = { readonly id: number } & ({ readonly svg: string } | { readonly error: string });

const scope = self as unknown as {
  onmessage: (event: MessageEvent<Order>) => void;
  postMessage(reply: Drawn): void;
};

scope.onmessage = ({ data: { id, figure, options } }) => {
  try {
    scope.postMessage({ id, svg: renderSvg(figure, options) });
  } catch (error) {
    scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
};
