import { themeVariables } from "@collapsar/plot";

console.log(themeVariables("dark").split("; ")[0]);
