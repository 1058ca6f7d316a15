import type { Command } from "../../contract/command.js";
import { text } from "../../contract/flags.js";

export const list: Command = {
  name: "list",
  about: "Experiments that collapsar run knows, each a figure of a paper or our own.",
  arguments: [{ name: "filter", optional: true }],
  flags: {
    schema: text("<experiment>", "print the JSON Schema of its config files, for editors, and list nothing"),
  },
  examples: [
    ["list", "all of them"],
    ["list kernel", "those whose name or title holds the word"],
    ["list --schema collapse/compare > schema.json", "what an editor checks a config file with"],
  ],
  load: () => import("./run.js"),
};
