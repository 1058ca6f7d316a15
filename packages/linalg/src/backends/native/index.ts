export { type BackendReport, describeBackends } from "./describe-backends.js";
export { processLeaver } from "./leave.js";
export { loadNative, NativeUnavailableError } from "./load-native.js";
