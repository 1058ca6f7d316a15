import { deriveSeed } from "@collapsar/experiments";

console.log(deriveSeed(0, "trial-1"), deriveSeed(0, "trial-2"));
