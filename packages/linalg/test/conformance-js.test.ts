import { jsBackend } from "../src/backends/js/index.js";
import { conformance } from "./conformance.js";

conformance("js", jsBackend);
