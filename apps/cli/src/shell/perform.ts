import { join } from "node:path";
import { commands } from "../commands/commands.js";
import type { Command } from "../contract/command.js";
import type { CommandResult } from "../contract/context.js";
import { InterruptedError } from "../contract/errors.js";
import { failureOf } from "../contract/failure.js";
import { commonFlags, type Flags } from "../contract/flags.js";
import type { CommandRequest } from "../contract/request.js";
import { flagShower } from "../contract/shown-flags.js";
import { writeAtomic } from "../files/atomic-file.js";
import { checkOutputs } from "../files/check-outputs.js";
import { packageVersion } from "../machine/version.js";
import { jsonFile, jsonLine } from "../output/json.js";
import { terminalText } from "../output/style.js";
import { forReader, type OpenContext, openContext, type Post } from "./command-context.js";

/** The keys that every --json object has. */
async function envelope(
  { json }: CommandResult,
  request: CommandRequest,
  { notes, computeMs }: OpenContext,
): Promise<Record<string, unknown>> {
  const { backendInForce } = await import("../machine/backend.js");
  const { backend, threads } = backendInForce();
  const { seed, dtype } = request.common;
  const totalMs = performance.timeOrigin + performance.now() - request.startedAt;
  return {
    schema: 1,
    version: packageVersion(),
    command: request.command,
    seed,
    backend,
    dtype,
    threads,
    timing: { computeMs: computeMs(), totalMs },
    ...(notes.length > 0 && { notes }),
    ...json,
  };
}

function stdoutOf(
  { text, document, bytes, printed }: CommandResult,
  json: Record<string, unknown>,
  request: CommandRequest,
): string | Uint8Array {
  if (printed === true) return "";
  if (request.common.json) return jsonLine(json);
  if (bytes !== undefined) return bytes;
  return document === undefined ? terminalText(`${text}\n`) : forReader(document, request);
}

/** The result of a command. A failure that a stop request caused inside a library counts as the stop itself. */
async function resultOf(
  command: Command,
  flags: Flags,
  { context, hint }: OpenContext,
): Promise<CommandResult> {
  try {
    return await (await command.load()).run(context);
  } catch (error) {
    // what the user can mend stays what it is: a full disk, a file that cannot be read
    const stopped = context.stop.aborted && failureOf(error, flags).kind === "fault";
    throw stopped ? new InterruptedError(hint(), { cause: error }) : error;
  }
}

/** Does what a request asks for, where it is called, and posts what comes of it. */
export async function perform(request: CommandRequest, post: Post): Promise<void> {
  const command = commands.find(({ name }) => name === request.command)!;
  const flags: Flags = { ...command.flags, ...commonFlags };
  const open = openContext(request, flagShower(flags), post);
  const { context } = open;
  const { common } = request;
  try {
    checkOutputs(command, request);
    context.progress({ done: 0, message: "loading the linear algebra" });
    const { useBackend } = await import("../machine/backend.js");
    await useBackend(common.backend, common.threads);
    const result = await resultOf(command, flags, open);
    for (const remark of result.notes ?? []) context.note(remark);
    const json = await envelope(result, request, open);
    const folder = result.folder ?? common.out;
    const keepJson = () =>
      folder === undefined ? undefined : writeAtomic(join(folder, "result.json"), jsonFile(json));
    const stdout = stdoutOf(result, json, request);
    const { interrupted } = result;
    if (interrupted === undefined) {
      keepJson();
      return post({ type: "done", stdout });
    }
    const { message } = interrupted;
    post({ type: "output", stdout });
    // the message says that the rows are kept, which is so once they are
    post({ type: "keeping" });
    await interrupted.keep();
    keepJson();
    post({ type: "failed", failure: { kind: "interrupted", message } });
  } catch (error) {
    post({ type: "failed", failure: failureOf(error, flags) });
  }
}
