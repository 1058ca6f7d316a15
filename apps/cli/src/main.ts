import { systemSentence } from "./contract/system-error.js";

/** Where the program cannot even be loaded, for want of open files or memory, it says so in one sentence. */
function giveUp(error: unknown): never {
  const sentence = systemSentence(error);
  const fault = error instanceof Error ? error.message : String(error);
  process.stderr.write(sentence === undefined ? `fault of collapsar: ${fault}\n` : `error: ${sentence}\n`);
  process.exit(sentence === undefined ? 1 : 2);
}

process.on("uncaughtException", giveUp);
const { watchStreams } = await import("./shell/streams.js").catch(giveUp);
watchStreams(async (code) => process.exit(code));
const { start } = await import("./shell/start.js").catch(giveUp);
await start().catch(giveUp);
