/**
 * `npm run bench [-- FILTER] [--json FILE]`: build, then measure the built packages against their peers;
 * `npm run bench -- tables [NAMES]` compares our table learner with others.
 */
import { build, run, setUp } from "./workspace.mjs";

await setUp();
await build();
const [first, ...rest] = process.argv.slice(2);
const program =
  first === "tables"
    ? ["packages/rfm/bench/tables/run.ts", ...rest]
    : ["bench/run.ts", ...process.argv.slice(2)];
process.exitCode = await run("tsx", program);
