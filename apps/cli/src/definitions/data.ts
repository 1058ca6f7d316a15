import type { Command } from "commander";
import { type Dispatch, defineCommand } from "./common.js";

export function defineData(program: Command, dispatch: Dispatch): void {
  const data = program
    .command("data")
    .description("What ships, what can be downloaded, and where it is kept.");
  defineCommand(
    data,
    {
      name: "data list",
      usage: "list",
      description: "Data sets that ship, and those that can be fetched.",
      examples: [
        ["data list", "names, sizes and where they are"],
        ["data list --json", "the same for programs"],
      ],
    },
    dispatch,
  );
  defineCommand(
    data,
    {
      name: "data info",
      usage: "info <name>",
      description: "Shape, classes, columns, source and licence of a data set (or of any data argument).",
      examples: [
        ["data info digits", "source and licence of the digits"],
        ["data info houses.csv --target price", "how a file is read"],
      ],
      options: (command) =>
        command
          .option("--target <column>", "target column of a table")
          .option("--labels <file>", "labels of a .npy file"),
    },
    dispatch,
  );
  defineCommand(
    data,
    {
      name: "data fetch",
      usage: "fetch <name>",
      description: "Download a data set into the cache (COLLAPSAR_DATA): resumable, verified by checksum.",
      examples: [
        ["data fetch mnist", "afterwards mnist is a data argument"],
        ["data fetch cifar10 --mirror https://mirror.example/sets", "from MIRROR/cifar10/FILE first"],
      ],
      options: (command) =>
        command.option("--mirror <url>", "address that holds NAME/FILE, tried first (COLLAPSAR_MIRROR)"),
    },
    dispatch,
  );
}
