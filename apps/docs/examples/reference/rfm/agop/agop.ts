import { gaussian } from "@collapsar/kernels";
import { randomNormal, seededRandom, toRows } from "@collapsar/linalg";
import { agop } from "@collapsar/rfm";

const X = randomNormal(seededRandom(0), 50, 2);
const alpha = randomNormal(seededRandom(1), 50, 1); // f(z) = Σ_i α_i k(z, x_i)
console.log(toRows(agop(gaussian(), X, X, alpha)).map((row) => row.map((value) => value.toFixed(2))));
