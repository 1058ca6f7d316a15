/** The machine's own libraries that networks compute with, in Node: found without loading TensorFlow.js. */
export { findOneDnn, OneDnnUnavailableError } from "@collapsar/tfjs-backend/native";
