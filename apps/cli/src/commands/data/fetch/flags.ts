import { group, type OptionsOf, text } from "../../../contract/flags.js";

export const fetchFlags = group("Download options:", {
  mirror: text("<url>", "address that holds NAME/FILE, tried first (COLLAPSAR_MIRROR)"),
});

export type FetchFlags = OptionsOf<typeof fetchFlags>;
