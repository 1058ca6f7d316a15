/** `npm start [-- ARGUMENTS]`: set up if needed, build, then `collapsar demo` (or the command that is given). */
import { join } from "node:path";
import { build, root, run, setUp } from "./workspace.mjs";

await setUp();
await build();
const given = process.argv.slice(2);
const args = given.length === 0 || given[0].startsWith("-") ? ["demo", ...given] : given;
process.exitCode = await run(process.execPath, [join(root, "apps/cli/bin/collapsar.js"), ...args]);
