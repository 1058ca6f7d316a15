import { type Command, Option } from "commander";
import { positiveInteger } from "../parse/values.js";
import { type Dispatch, defineCommand } from "./common.js";

const collect = (value: string, previous: readonly string[] = []) => [...previous, value];

function runOptions(command: Command): Command {
  return command
    .optionsGroup("Run options:")
    .option("--set <key=value>", "a key of the experiment's config, as in width=256 (repeatable)", collect)
    .option("--scale <size>", "the same as --set scale=<size>, where the experiment has sizes")
    .option("--resume <run>", "go on with a run, by its folder")
    .option("--runs <dir>", "folder above the runs", "runs")
    .option("--workers <n>", "trials at once (default: as many as there are threads)", positiveInteger)
    .addOption(new Option("--engine <name>", "who runs the trials").choices(["local"]).default("local"));
}

export function defineDemo(program: Command, dispatch: Dispatch): void {
  defineCommand(
    program,
    {
      name: "demo",
      usage: "demo",
      description:
        "Three explanations of neural collapse on handwritten digits: a table, words, and an HTML report.",
      examples: [
        ["demo", "under a minute on two cores; the report goes to runs/"],
        ["demo --out my-demo --seed 1", "another seed, in a folder of your choice"],
      ],
      options: runOptions,
    },
    dispatch,
  );
}

export function defineTrain(program: Command, dispatch: Dispatch): void {
  defineCommand(
    program,
    {
      name: "train",
      usage: "train [config.yaml]",
      description: "Train a network with the probes of the papers: collapse, measured kernels, invariant.",
      examples: [
        ["train net.yaml", "keys: network, data, epochs, learningRate … (the docs list them)"],
        ["train net.yaml --set network=mlp --set epochs=100", "a key changed from the command line"],
        ["train --resume runs/train-20260101-120000-1a2b3c4d", "go on from the last checkpoint"],
      ],
      options: runOptions,
    },
    dispatch,
  );
}

export function defineRun(program: Command, dispatch: Dispatch): void {
  defineCommand(
    program,
    {
      name: "run",
      usage: "run [experiment]",
      description:
        "Run a named experiment (collapsar list) or a .yaml config: rows, figures and report in runs/.",
      examples: [
        ["run kernel-collapse/ntk-erf-balanced", "a figure of a paper"],
        ["run my-experiment.yaml --seed 3", "a config file: experiment: NAME, and its keys"],
        ["run --resume runs/demo-20260101-120000-1a2b3c4d", "go on after Ctrl-C"],
      ],
      options: runOptions,
    },
    dispatch,
  );
  defineCommand(
    program,
    {
      name: "report",
      usage: "report <run...>",
      description: "The HTML report of a run again, or of several runs side by side.",
      examples: [
        ["report runs/demo-20260101-120000-1a2b3c4d", "writes its report.html anew"],
        ["report runs/a runs/b --out comparison", "two runs in comparison/comparison.html"],
      ],
    },
    dispatch,
  );
}
