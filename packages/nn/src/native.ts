/** What networks compute by of the machine's own libraries, in Node: found without loading TensorFlow.js. */
export { findOneDnn, OneDnnUnavailableError } from "@collapsar/tfjs-backend/native";
