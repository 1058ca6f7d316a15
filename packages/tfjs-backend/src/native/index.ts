export { loadOneDnn, OneDnnUnavailableError } from "./load-onednn.js";
