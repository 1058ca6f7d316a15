import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NeuralFamilyOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/NeuralFamilyOptions.md","filePath":"api/kernels/interfaces/NeuralFamilyOptions.md"}');
const _sfc_main = { name: "api/kernels/interfaces/NeuralFamilyOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-neuralfamilyoptions" tabindex="-1">Interface: NeuralFamilyOptions <a class="header-anchor" href="#interface-neuralfamilyoptions" aria-label="Permalink to &quot;Interface: NeuralFamilyOptions&quot;">​</a></h1><p>A fully connected network&#39;s kernel with free σ_w and σ_b, the same in every layer.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Omit</code>&lt;<a href="./NetworkOptions.html"><code>NetworkOptions</code></a>, <code>&quot;sigmaW&quot;</code> | <code>&quot;sigmaB&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-activation"></a> <code>activation?</code></td><td><code>readonly</code></td><td>| <code>&quot;exp&quot;</code> | <code>&quot;sin&quot;</code> | <code>&quot;cos&quot;</code> | <code>&quot;tanh&quot;</code> | <code>&quot;erf&quot;</code> | <a href="./Layer.html"><code>Layer</code></a> | <code>&quot;relu&quot;</code> | <code>&quot;identity&quot;</code> | <code>&quot;leaky-relu&quot;</code> | <code>&quot;abs&quot;</code> | <code>&quot;gaussian&quot;</code> | <code>&quot;gelu&quot;</code> | <code>&quot;sigmoid&quot;</code> | <code>&quot;silu&quot;</code> | <code>&quot;softplus&quot;</code></td><td>By name, or a layer made by <code>relu()</code>, <code>leakyRelu(…)</code>, <code>scalar(…)</code> …; defaults to &quot;relu&quot;.</td><td><a href="./NetworkOptions.html"><code>NetworkOptions</code></a>.<a href="./NetworkOptions.html#property-activation"><code>activation</code></a></td></tr><tr><td><a id="property-depth"></a> <code>depth</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of dense layers L.</td><td><a href="./NetworkOptions.html"><code>NetworkOptions</code></a>.<a href="./NetworkOptions.html#property-depth"><code>depth</code></a></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;nngp&quot;</code> | <code>&quot;ntk&quot;</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-sigmab"></a> <code>sigmaB?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Initial σ_b &gt; 0; defaults to 0.1.</td><td>-</td></tr><tr><td><a id="property-sigmaw"></a> <code>sigmaW?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Initial σ_w; defaults to 1.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/NeuralFamilyOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NeuralFamilyOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NeuralFamilyOptions as default
};
