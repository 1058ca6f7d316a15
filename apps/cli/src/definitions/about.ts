import type { Command } from "commander";
import { type Dispatch, defineCommand } from "./common.js";

export function defineList(program: Command, dispatch: Dispatch): void {
  defineCommand(
    program,
    {
      name: "list",
      usage: "list [filter]",
      description: "Experiments that collapsar run knows, each a figure of a paper or our own.",
      examples: [
        ["list", "all of them"],
        ["list kernel", "those whose name or title holds the word"],
      ],
    },
    dispatch,
  );
}

export function defineDoctor(program: Command, dispatch: Dispatch): void {
  defineCommand(
    program,
    {
      name: "doctor",
      usage: "doctor",
      description:
        "What was found on this machine: backends, why others were not, how to get them, and their speed.",
      examples: [
        ["doctor", "a table of backends with a one-second speed check"],
        ["doctor --json", "the same for programs"],
      ],
    },
    dispatch,
  );
}
