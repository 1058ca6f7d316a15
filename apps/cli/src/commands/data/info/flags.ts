import { dataFlags } from "../../../data-argument/data-flags.js";

export const infoFlags = dataFlags;
