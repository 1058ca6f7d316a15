import { type Backend, setBackend } from "@collapsar/linalg";
import { afterAll, describe } from "vitest";
import { factorisationTests } from "./conformance/factorisations.js";
import { mapTests } from "./conformance/maps.js";
import { productTests } from "./conformance/products.js";
import { spectrumTests } from "./conformance/spectra.js";

/**
 * Requirements on every backend: residuals below 50 n ε ‖A‖, orthogonality below 50 n ε, on random, graded,
 * clustered, rank-deficient, tiny and huge matrices of odd sizes from 0 to 300. Operations that the backend lacks are
 * passed over.
 */
export function conformance(label: string, backend: Backend): void {
  describe(`${label} conforms`, () => {
    afterAll(() => setBackend("auto"));
    describe("products", () => productTests(backend));
    describe("factorisations", () => factorisationTests(backend));
    describe("spectra", () => spectrumTests(backend));
    describe("maps", () => mapTests(backend));
  });
}
