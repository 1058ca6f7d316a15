import type { Command } from "../../contract/command.js";

export const list: Command = {
  name: "list",
  about: "Experiments that collapsar run knows, each a figure of a paper or our own.",
  arguments: [{ name: "filter", optional: true }],
  flags: {},
  examples: [
    ["list", "all of them"],
    ["list kernel", "those whose name or title holds the word"],
  ],
  load: () => import("./run.js"),
};
