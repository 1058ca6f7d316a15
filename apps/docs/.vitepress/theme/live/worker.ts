/** Runs the example files off the page's thread. */
import { answerRequests } from "./answer-requests.js";
import { type ExampleName, examples } from "./examples.js";

answerRequests(async ({ name, settings, code }) => {
  if (code !== undefined) return (await import("./run-code.js")).runCode(code);
  const run = (await examples[name as ExampleName]()) as (settings: unknown) => unknown;
  return run(settings);
});
