import type { CommandRun } from "./command.js";

/** The code of each command, loaded when it runs. */
export const commands: Readonly<Record<string, () => Promise<{ readonly run: CommandRun }>>> = {
  metrics: () => import("./commands/metrics.js"),
  kernel: () => import("./commands/kernel.js"),
  adaptive: () => import("./commands/adaptive.js"),
  "rfm fit": () => import("./commands/rfm-fit.js"),
  "rfm predict": () => import("./commands/rfm-predict.js"),
  "rfm explain": () => import("./commands/rfm-explain.js"),
  "deep-rfm": () => import("./commands/deep-rfm.js"),
  dynamics: () => import("./commands/dynamics.js"),
  "data list": () => import("./commands/data-list.js"),
  "data info": () => import("./commands/data-info.js"),
  "data fetch": () => import("./commands/data-fetch.js"),
  demo: () => import("./commands/demo.js"),
  run: () => import("./commands/run.js"),
  train: () => import("./commands/train.js"),
  report: () => import("./commands/report.js"),
  list: () => import("./commands/list.js"),
  doctor: () => import("./commands/doctor.js"),
};
