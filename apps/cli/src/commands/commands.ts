import type { Command } from "../contract/command.js";
import { adaptive } from "./adaptive/command.js";
import { dataFetch } from "./data/fetch/command.js";
import { dataInfo } from "./data/info/command.js";
import { dataList } from "./data/list/command.js";
import { deepRfm } from "./deep-rfm/command.js";
import { demo } from "./demo/command.js";
import { doctor } from "./doctor/command.js";
import { dynamics } from "./dynamics/command.js";
import { features } from "./features/command.js";
import { kernel } from "./kernel/command.js";
import { list } from "./list/command.js";
import { metrics } from "./metrics/command.js";
import { report } from "./report/command.js";
import { rerun } from "./rerun/command.js";
import { rfmExplain } from "./rfm/explain/command.js";
import { rfmFit } from "./rfm/fit/command.js";
import { rfmPredict } from "./rfm/predict/command.js";
import { runCommand } from "./run/command.js";
import { train } from "./train/command.js";
import { worker } from "./worker/command.js";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  demo,
  metrics,
  features,
  kernel,
  adaptive,
  rfmFit,
  rfmPredict,
  rfmExplain,
  deepRfm,
  dynamics,
  train,
  runCommand,
  report,
  rerun,
  worker,
  list,
  dataList,
  dataInfo,
  dataFetch,
  doctor,
];

/** Shared parts of the commands of two words. */
export const families: ReadonlyMap<string, string> = new Map([
  ["rfm", "Recursive feature machines on your own tables: fit, predict, explain."],
  ["data", "What ships, what can be downloaded, and where it is kept."],
]);
