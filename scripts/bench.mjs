/** `npm run bench [-- FILTER] [--json FILE]`: build, then measure the built packages against their peers. */
import { build, run, setUp } from "./workspace.mjs";

await setUp();
await build();
process.exitCode = await run("tsx", ["bench/run.ts", ...process.argv.slice(2)]);
