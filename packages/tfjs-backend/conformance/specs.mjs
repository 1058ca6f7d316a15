// The entry that esbuild bundles: TensorFlow.js' own specs of a backend, asked of `collapsar`.
import "./environment.mjs";
import "@tensorflow/tfjs-core/dist/tests.js";
