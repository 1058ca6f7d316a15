/**
 * Runs the one example that everybody sees first, in one small file: its matrices are too small for wasm, which stays
 * out of it.
 */
import { type BlockSettings, blockDynamics } from "../../../examples/block-dynamics.js";
import { answerRequests } from "./answer-requests.js";

answerRequests(({ settings }) => blockDynamics(settings as BlockSettings));
