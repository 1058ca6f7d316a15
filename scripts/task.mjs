/** `node scripts/task.mjs TASK [ARGUMENTS]`: set up if needed, then the turbo task in every package. */
import { run, setUp } from "./workspace.mjs";

const [task, ...args] = process.argv.slice(2);
await setUp();
process.exitCode = await run("turbo", [
  "run",
  task,
  "--output-logs=new-only",
  "--concurrency=2",
  "--continue=dependencies-successful",
  ...args,
]);
