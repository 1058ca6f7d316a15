import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DenseOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/DenseOptions.md","filePath":"api/kernels/interfaces/DenseOptions.md"}');
const _sfc_main = { name: "api/kernels/interfaces/DenseOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-denseoptions" tabindex="-1">Interface: DenseOptions <a class="header-anchor" href="#interface-denseoptions" aria-label="Permalink to &quot;Interface: DenseOptions&quot;">​</a></h1><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./NetworkOptions.html"><code>NetworkOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-sigmab"></a> <code>sigmaB?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Standard deviation of the biases; defaults to 0.</td></tr><tr><td><a id="property-sigmaw"></a> <code>sigmaW?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Standard deviation of the weights (NTK parametrisation: multiplied by width^{−1/2}); defaults to 1.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/DenseOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DenseOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DenseOptions as default
};
