import { jsBackend } from "../src/backend/js/index.js";
import { conformance } from "./conformance.js";

conformance("js", jsBackend);
