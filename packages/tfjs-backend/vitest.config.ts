import { packageTests } from "../../vitest.base.js";

export default packageTests("tfjs-backend");
