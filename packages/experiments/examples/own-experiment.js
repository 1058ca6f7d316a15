import { defineExperiment } from "@collapsar/experiments";
import { randomNormal, seededRandom } from "@collapsar/linalg";
import { nc1TraceRatio } from "@collapsar/metrics";
import { z } from "zod";

/** An experiment of one's own, as the README shows it: NC1 of noise around class means. */
export default defineExperiment({
  id: "own/random-collapse",
  title: "NC1 of noise around class means",
  paper: "own",
  description: "Random features of three classes; NC1 falls as the means move apart.",
  schema: z.object({ distances: z.array(z.number()).default([1, 10]).describe("Scale of the class means.") }),
  trials: ({ distances }) => distances.map((distance) => ({ distance })),
  runTrial({ distance }, { seed }) {
    const H = randomNormal(seededRandom(seed), 30, 3);
    const labels = Array.from({ length: 30 }, (_, i) => i % 3);
    for (const [i, c] of labels.entries()) H.data[i * 3 + c] += distance;
    return [{ distance, nc1: nc1TraceRatio(H, labels) }];
  },
  summarise: (rows) => rows,
  figures: (rows) => [
    {
      name: "nc1",
      figure: {
        kind: "line",
        title: "NC1 by the distance of the means",
        x: { label: "distance" },
        y: { label: "NC1" },
        series: [{ name: "noise", x: rows.map((row) => row.distance), y: rows.map((row) => row.nc1) }],
      },
    },
  ],
});
