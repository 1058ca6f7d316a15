import { getBackend, setBackend } from "@collapsar/linalg";

setBackend("js"); // plain loops, the oracle of the tests
console.log(getBackend().name);
setBackend("auto");
