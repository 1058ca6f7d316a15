import { blockSpectrum } from "@collapsar/ntk";

const kappa = { diagonal: 3, within: 2, between: 0.5 };
console.log(blockSpectrum(kappa, { classes: 4, perClass: 6 }));
