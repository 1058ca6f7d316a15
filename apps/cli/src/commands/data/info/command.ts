import type { Command } from "../../../contract/command.js";
import { infoFlags } from "./flags.js";

export const dataInfo: Command = {
  name: "data info",
  about: "Shape, classes, columns, source and licence of a data set (or of any data argument).",
  arguments: [{ name: "name", kind: "data" }],
  flags: infoFlags,
  examples: [
    ["data info digits", "source and licence of the digits"],
    ["data info houses.csv --target price", "how a file is read"],
  ],
  load: () => import("./run.js"),
};
