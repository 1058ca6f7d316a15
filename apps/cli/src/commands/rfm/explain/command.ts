import type { Command } from "../../../contract/command.js";
import { explainFlags } from "./flags.js";

export const rfmExplain: Command = {
  name: "rfm explain",
  about: "What a saved model has learned: importance of the columns, directions, partial dependence.",
  arguments: [{ name: "model", about: "a file that rfm fit --save wrote", kind: "input" }],
  flags: explainFlags,
  leaves: ["importance.svg"],
  examples: [
    ["rfm explain houses.rfm", "a table of importance"],
    [
      "rfm explain houses.rfm --figure importance.svg --partial area",
      "a figure, and the price against the area",
    ],
  ],
  load: () => import("./run.js"),
};
