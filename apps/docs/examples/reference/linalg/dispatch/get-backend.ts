import { getBackend } from "@collapsar/linalg";

console.log(getBackend().name);
