import type { Command } from "../../../contract/command.js";

export const dataList: Command = {
  name: "data list",
  about: "Data sets that ship, and those that can be fetched.",
  arguments: [],
  flags: {},
  examples: [
    ["data list", "names, sizes and where they are"],
    ["data list --json", "the same for programs"],
  ],
  load: () => import("./run.js"),
};
