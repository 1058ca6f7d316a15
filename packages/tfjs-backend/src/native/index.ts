export { findOneDnn, loadOneDnn, OneDnnUnavailableError } from "./load-onednn.js";
