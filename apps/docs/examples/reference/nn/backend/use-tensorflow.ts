import { useTensorflow } from "@collapsar/nn";

const { backend, version } = await useTensorflow("collapsar");
console.log(backend, version);
