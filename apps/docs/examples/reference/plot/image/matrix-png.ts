import { identity } from "@collapsar/linalg";
import { matrixPng } from "@collapsar/plot";

const bytes = await matrixPng(identity(16)); // write them to a file
console.log(String.fromCharCode(...bytes.slice(1, 4)));
