import { mlp } from "@collapsar/nn";

const network = mlp({ inputs: 64, classes: 10, hidden: [128, 128] });
console.log(network.layers.map(({ id }) => id));
