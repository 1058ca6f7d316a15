import { packageTests } from "../../vitest.base.js";

/**
 * Every size to 70 of some twenty families takes a busy machine more than the usual minute; by night all sizes of all
 * families, with coverage, take the loops of js many minutes.
 */
const testTimeout = process.env["COLLAPSAR_NIGHTLY"] === undefined ? 300_000 : 1_800_000;

export default packageTests("linalg", { testTimeout });
