import type { Reading } from "./views/view.js";

/** What is known of an example's picture when the site is built. */
export interface Still {
  /** In pixels, of a picture 720 wide and of one 340 wide. */
  readonly heights: { readonly wide: number; readonly narrow: number };
  readonly readings?: readonly Reading[];
  /** The name of the step that is shown. */
  readonly step?: string;
}

const made = import.meta.glob<Record<string, Still>>("./stills.json", { eager: true, import: "default" });
const known = Object.values(made)[0] ?? {};

/** The picture of an example by its file's name; where none was made, as in a first `vitepress dev`, one of no height. */
export const stillOf = (name: string): Still => known[name] ?? { heights: { wide: 0, narrow: 0 } };
