import type { Command } from "../../contract/command.js";
import { kernelFlags } from "./flags.js";

export const kernel: Command = {
  name: "kernel",
  about: "NC1 from a kernel alone, streaming over tiles: the Gram matrix is never held.",
  arguments: [{ name: "data", kind: "data" }],
  flags: kernelFlags,
  leaves: [],
  examples: [
    ["kernel digits --kernel ntk --depth 3", "NC1 of the NTK of three layers on the digits"],
    ["kernel gaussian:n=1024,d=8 --kernel nngp --activation erf", "the NNGP of two Gaussian clouds"],
    ["kernel digits --kernel nngp --against ntk", "two kernels on the same tiles"],
    ["kernel gaussian:n=256,d=8 --expected 64", "beside the value of infinitely many samples"],
    ["kernel iris --kernel laplace --bandwidth 2 --bounds --figure gram.svg", "with bounds and a picture"],
  ],
  load: () => import("./run.js"),
};
