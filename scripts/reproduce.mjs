/**
 * `npm run reproduce -- --size small|medium [--only ID]… [--again] [--gather] [--built]`: runs what
 * reproductions/plan.json lists, each in its own folder under runs/book, where a run that was stopped goes on, and
 * keeps the claims in
 * reproductions/SIZE.json after each of them. `--gather` runs nothing and keeps what is finished; `--built` takes the
 * build as it is.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commandOf, entryOf, firstFigure, folderName, isFinished } from "./book/entry.mjs";
import { picture } from "./book/picture.mjs";
import { build, root, setUp } from "./workspace.mjs";

const { values } = parseArgs({
  options: {
    size: { type: "string", default: "small" },
    only: { type: "string", multiple: true },
    again: { type: "boolean", default: false },
    gather: { type: "boolean", default: false },
    built: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(
    "npm run reproduce -- --size small|medium [--only ID]… [--again] [--gather] [--built]\n" +
      "runs what reproductions/plan.json lists, and goes on where it was stopped\n",
  );
  process.exit(0);
}
const plans = JSON.parse(readFileSync(join(root, "reproductions/plan.json"), "utf8"));
const size = plans[values.size];
if (size === undefined) {
  process.stderr.write(`reproduce: --size is one of ${Object.keys(plans).join(", ")}, not ${values.size}\n`);
  process.exit(2);
}

if (!values.built) {
  await setUp();
  await build();
}
const collapsar = join(root, "apps/cli/bin/collapsar.js");
const book = join(root, "reproductions", `${values.size}.json`);

/** The planned runs of a size, each with its folder. */
function planned() {
  const ids = () => JSON.parse(execFileSync(process.execPath, [collapsar, "list", "--json"])).experiments;
  const runs =
    size.experiments === "all"
      ? ids()
          .map(({ id }) => ({ experiment: id, reason: size.reasons?.[id] }))
          .filter(({ experiment }) => !(experiment in size.leaveOut))
      : size.runs;
  return runs.map((run) => ({ run, folder: join(root, "runs/book", values.size, folderName(run)) }));
}

/** Runs or resumes one; resolves with undefined, or with the last line that it said before it failed. */
function execute({ run, folder }) {
  if (values.again) rmSync(folder, { recursive: true, force: true });
  const [, ...command] = commandOf(run);
  const begun = existsSync(join(folder, "run.json"));
  const args = begun ? ["run", "--resume", folder] : [...command, "--out", folder];
  mkdirSync(join(folder, ".."), { recursive: true });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [collapsar, ...args, "--quiet", "--json"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const said = [];
    child.stderr.on("data", (chunk) => said.push(chunk));
    child.on("close", (code) => resolve(code === 0 ? undefined : Buffer.concat(said).toString().trim()));
  });
}

/** The book as it stands: an entry for each finished run, and why the others are not in it. */
function keep(all, failures) {
  const earlier = existsSync(book) ? JSON.parse(readFileSync(book, "utf8")) : { runs: [] };
  const runs = all.flatMap(({ run, folder }) => {
    const command = commandOf(run).join(" ");
    const before = earlier.runs.filter((entry) => entry.command === command);
    if (!isFinished(folder)) return before;
    return [{ ...entryOf(run, folder, before[0]), ...picture(folder, values.size, firstFigure(folder)) }];
  });
  const commands = new Set(runs.map(({ command }) => command));
  const notRun = all.flatMap(({ run }) => {
    const command = commandOf(run).join(" ");
    return commands.has(command)
      ? []
      : [{ command, reason: failures.get(command) ?? run.reason ?? "not run yet" }];
  });
  const left = Object.entries(size.leaveOut ?? {}).map(([command, reason]) => ({ command, reason }));
  const content = { size: values.size, about: size.about, runs, notRun: [...notRun, ...left] };
  writeFileSync(book, `${JSON.stringify(content, null, 1)}\n`);
}

const all = planned();
const failures = new Map();
const wanted = values.only ?? all.map(({ run }) => run.experiment);
for (const one of values.gather ? [] : all) {
  const { experiment } = one.run;
  if (!wanted.includes(experiment) || (isFinished(one.folder) && !values.again)) continue;
  const started = performance.now();
  const failure = await execute(one);
  if (failure !== undefined) failures.set(commandOf(one.run).join(" "), failure.split("\n").at(-1));
  const took = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`${experiment}  ${took} s${failure === undefined ? "" : `  failed: ${failure}`}\n`);
  keep(all, failures);
}
keep(all, failures);
process.exitCode = failures.size > 0 ? 1 : 0;
