export { loadNative, NativeUnavailableError } from "./load-native.js";
