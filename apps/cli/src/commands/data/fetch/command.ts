import type { Command } from "../../../contract/command.js";
import { fetchFlags } from "./flags.js";

export const dataFetch: Command = {
  name: "data fetch",
  about: "Download a data set into the cache (COLLAPSAR_DATA): resumable, verified by checksum.",
  arguments: [{ name: "name" }],
  flags: fetchFlags,
  examples: [
    ["data fetch mnist", "afterwards mnist is a data argument"],
    ["data fetch cifar10 --mirror https://mirror.example/sets", "from MIRROR/cifar10/FILE first"],
  ],
  load: () => import("./run.js"),
};
