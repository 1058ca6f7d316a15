import { z } from "zod";

/** How large a training is. */
export const scaleSchema = z
  .enum(["small", "paper"])
  .default("small")
  .describe(
    "small shrinks width, samples and epochs so that a run ends on two cores; paper is the published setting",
  );
