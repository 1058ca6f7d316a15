export { type BackendReport, describeBackends } from "./describe-backends.js";
export { loadNative, NativeUnavailableError } from "./load-native.js";
