import { packageTests } from "../../vitest.base.js";

/** Every size to 70 of some twenty families takes a busy machine more than the usual minute. */
export default packageTests("linalg", { testTimeout: 300_000 });
