import { gram, randomNormal, seededRandom, setThreads } from "@collapsar/linalg";

setThreads(1);
console.log(gram(randomNormal(seededRandom(0), 50, 5)).rows); // computed by one thread
