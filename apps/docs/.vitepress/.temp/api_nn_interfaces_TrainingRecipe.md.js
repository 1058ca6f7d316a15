import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TrainingRecipe","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/TrainingRecipe.md","filePath":"api/nn/interfaces/TrainingRecipe.md"}');
const _sfc_main = { name: "api/nn/interfaces/TrainingRecipe.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-trainingrecipe" tabindex="-1">Interface: TrainingRecipe <a class="header-anchor" href="#interface-trainingrecipe" aria-label="Permalink to &quot;Interface: TrainingRecipe&quot;">​</a></h1><p>How a network is trained.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-batch"></a> <code>batch</code></td><td><code>readonly</code></td><td><a href="./BatchOptions.html"><code>BatchOptions</code></a></td><td>-</td></tr><tr><td><a id="property-coding"></a> <code>coding?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/TargetCoding.html"><code>TargetCoding</code></a></td><td>-</td></tr><tr><td><a id="property-epochs"></a> <code>epochs</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of epochs in all, those of a resumed state included.</td></tr><tr><td><a id="property-learningrate"></a> <code>learningRate</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/LossName.html"><code>LossName</code></a></td><td>-</td></tr><tr><td><a id="property-optimiser"></a> <code>optimiser</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Optimiser.html"><code>Optimiser</code></a></td><td>-</td></tr><tr><td><a id="property-resetoptimisereachepoch"></a> <code>resetOptimiserEachEpoch?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Empty the optimiser&#39;s arrays at the start of each epoch, as [AGOP]&#39;s code does; defaults to false.</td></tr><tr><td><a id="property-schedule"></a> <code>schedule?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Schedule.html"><code>Schedule</code></a></td><td>-</td></tr><tr><td><a id="property-weightdecay"></a> <code>weightDecay?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Coupled decay ½λ‖w‖² on arrays of more than one axis: no biases, no normalisation parameters.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/TrainingRecipe.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrainingRecipe = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrainingRecipe as default
};
