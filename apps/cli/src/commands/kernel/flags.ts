import { figureFile, group, type OptionsOf, outputFile, text, toggle, valued } from "../../contract/flags.js";
import { positiveInteger } from "../../contract/values.js";
import { dataFlags } from "../../data-argument/data-flags.js";
import { namedKernelFlags } from "../../named-kernel/kernel-flags.js";

export const kernelFlags = {
  ...namedKernelFlags,
  ...group("Kernel options:", {
    bounds: toggle("bounds of the traces from the smallest eigenvalues (holds the Gram matrix)"),
    against: text("<kernel>", "a second kernel on the same tiles, as in ntk or ntk:erf,depth=3"),
    expected: valued(
      "<r>",
      "the population value too, from r independent replicates (gaussian data)",
      positiveInteger,
    ),
    gram: outputFile("<file>", "write the Gram matrix as .npy", { endings: [".npy"] }),
    figure: figureFile("draw the Gram matrix as .svg or .png"),
  }),
  ...dataFlags,
};

export type KernelFlags = OptionsOf<typeof kernelFlags>;
