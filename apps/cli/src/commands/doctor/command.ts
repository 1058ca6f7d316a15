import type { Command } from "../../contract/command.js";

export const doctor: Command = {
  name: "doctor",
  about: "What was found on this machine: backends, why others were not, how to get them, and their speed.",
  arguments: [],
  flags: {},
  examples: [
    ["doctor", "a table of backends with a one-second speed check"],
    ["doctor --json", "the same for programs"],
  ],
  load: () => import("./run.js"),
};
