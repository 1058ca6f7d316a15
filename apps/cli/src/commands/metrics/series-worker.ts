import { parentPort, workerData } from "node:worker_threads";
import { errorRecord, type StopSignal } from "@collapsar/linalg/check";
import type { CommandContext } from "../../contract/context.js";
import { knownError } from "../../contract/failure.js";
import { flagShower } from "../../contract/shown-flags.js";
import { useBackend } from "../../machine/backend.js";
import { type MetricsOptions, metricsFlags } from "../../measure/flags.js";
import type { SeriesFile } from "../../metric-series/series-files.js";
import { makeStyle } from "../../output/style.js";
import type { SeriesMessage, SeriesWorkerData } from "./series-pool.js";
import { seriesRows } from "./series-rows.js";

const { options, common, shared } = workerData as SeriesWorkerData;
// one thread each: the files are the parallel work
const ready = useBackend(common.backend, 1);

/** The thread is ended where the user stops, whatever it is doing. */
const stop: StopSignal = { aborted: false, throwIfAborted: () => {} };

function contextOf(note: CommandContext["note"]): CommandContext<MetricsOptions> {
  return {
    args: [],
    options,
    given: new Set(),
    common,
    style: makeStyle(false),
    columns: 100,
    note,
    progress: () => {},
    output: () => {},
    compute: (work) => work(),
    work: {},
    stop,
    checkStop: () => {},
    resumeHint: () => {},
    showOption: flagShower(metricsFlags),
  };
}

function post(message: SeriesMessage): void {
  parentPort!.postMessage(message);
}

parentPort!.on("message", async (file: SeriesFile) => {
  try {
    await ready;
    const context = contextOf((note) => post({ note }));
    post({ rows: await seriesRows(file, context, shared, (progress) => post({ progress })) });
  } catch (error) {
    post({ error: errorRecord(knownError(error)) });
  }
});
