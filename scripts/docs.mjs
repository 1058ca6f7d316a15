/** `npm run docs [-- build|preview]`: the documentation site, live while you write by default. */
import { join } from "node:path";
import { build, root, run, setUp } from "./workspace.mjs";

await setUp();
await build();
const [task = "dev", ...args] = process.argv.slice(2);
process.exitCode = await run("pnpm", ["run", task, ...args], { cwd: join(root, "apps/docs") });
