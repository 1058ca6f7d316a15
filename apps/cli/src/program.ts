import { Command } from "commander";
import { defineDoctor, defineList } from "./definitions/about.js";
import { defineAdaptive } from "./definitions/adaptive.js";
import type { Dispatch } from "./definitions/common.js";
import { defineCompletion } from "./definitions/completion.js";
import { defineData } from "./definitions/data.js";
import { defineDeepRfm } from "./definitions/deep-rfm.js";
import { defineDynamics } from "./definitions/dynamics.js";
import { defineKernel } from "./definitions/kernel.js";
import { defineMetrics } from "./definitions/metrics.js";
import { defineRfm } from "./definitions/rfm.js";
import { defineDemo, defineRun, defineTrain } from "./definitions/run.js";
import { packageVersion } from "./version.js";

const examples = `
Examples:
  $ collapsar demo
      three explanations of collapse on handwritten digits, with an HTML report
  $ collapsar metrics H.npy --labels y.npy
      NC1–NC5 of a network's features
  $ collapsar kernel digits --kernel ntk --depth 3 --json
      NC1 of the neural tangent kernel, as JSON

Data arguments: digits, iris, wine, breast-cancer, gaussian:n=1024,d=128,classes=2, mnist:DIR,
fashion-mnist:DIR, cifar10:DIR, svhn:DIR, idx:IMAGES,LABELS, or a file .csv .tsv .npy .npz .parquet .safetensors
`;

/** The whole command line: names, options and help, but none of the work. */
export function buildProgram(dispatch: Dispatch): Command {
  const program = new Command("collapsar")
    .description("The toolkit for neural collapse: measure it, explain it by kernels, reproduce it.")
    .version(packageVersion(), "-V, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .showHelpAfterError("(collapsar --help lists the commands)")
    .showSuggestionAfterError()
    .addHelpText("after", examples);
  const define = [
    defineDemo,
    defineMetrics,
    defineKernel,
    defineAdaptive,
    defineRfm,
    defineDeepRfm,
    defineDynamics,
    defineTrain,
    defineRun,
    defineList,
    defineData,
    defineDoctor,
  ];
  for (const add of define) add(program, dispatch);
  defineCompletion(program);
  return program;
}
