import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TrainingState","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/TrainingState.md","filePath":"api/nn/interfaces/TrainingState.md"}');
const _sfc_main = { name: "api/nn/interfaces/TrainingState.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-trainingstate" tabindex="-1">Interface: TrainingState <a class="header-anchor" href="#interface-trainingstate" aria-label="Permalink to &quot;Interface: TrainingState&quot;">​</a></h1><p>All that a training carries from one step to the next. Its tensors live until <code>disposeState</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-epoch"></a> <code>epoch</code></td><td><code>public</code></td><td><code>number</code></td><td>Epochs and steps that are done.</td></tr><tr><td><a id="property-network"></a> <code>network</code></td><td><code>readonly</code></td><td><a href="./Network.html"><code>Network</code></a></td><td>-</td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><code>readonly</code></td><td><code>Map</code>&lt;<code>string</code>, <code>Tensor</code>&lt;<code>Rank</code>&gt;&gt;</td><td>-</td></tr><tr><td><a id="property-random"></a> <code>random</code></td><td><code>public</code></td><td><a href="./../../linalg/interfaces/Random.html"><code>Random</code></a></td><td>Shuffles the batches.</td></tr><tr><td><a id="property-slots"></a> <code>slots</code></td><td><code>readonly</code></td><td><code>Map</code>&lt;<code>string</code>, <code>Tensor</code>&lt;<code>Rank</code>&gt;&gt;</td><td>Optimiser arrays, <code>parameter/slot</code>.</td></tr><tr><td><a id="property-statistics"></a> <code>statistics</code></td><td><code>readonly</code></td><td><code>Map</code>&lt;<code>string</code>, <code>Tensor</code>&lt;<code>Rank</code>&gt;&gt;</td><td>Running means and variances of the normalisations.</td></tr><tr><td><a id="property-step"></a> <code>step</code></td><td><code>public</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/TrainingState.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrainingState = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrainingState as default
};
