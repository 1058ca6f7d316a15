import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CollapseRecursionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/CollapseRecursionOptions.md","filePath":"api/rfm/interfaces/CollapseRecursionOptions.md"}');
const _sfc_main = { name: "api/rfm/interfaces/CollapseRecursionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-collapserecursionoptions" tabindex="-1">Interface: CollapseRecursionOptions <a class="header-anchor" href="#interface-collapserecursionoptions" aria-label="Permalink to &quot;Interface: CollapseRecursionOptions&quot;">​</a></h1><p>The linearised Deep RFM: kernel xᵀx′ + λ_k·1{x=x′}, random map with ΦᵀΦ = XᵀX + λ_Φ·I.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-coding"></a> <code>coding?</code></td><td><code>readonly</code></td><td><code>&quot;one-hot&quot;</code> | <code>&quot;plus-minus&quot;</code></td><td>Defaults to &quot;one-hot&quot;.</td></tr><tr><td><a id="property-inputs"></a> <code>inputs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Dimension of the random points that layer 0 starts from; defaults to 2n.</td></tr><tr><td><a id="property-lambdak"></a> <code>lambdaK</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The kernel&#39;s non-linear part; a ridge adds to it.</td></tr><tr><td><a id="property-lambdaphi"></a> <code>lambdaPhi</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The random map&#39;s non-linear part.</td></tr><tr><td><a id="property-layers"></a> <code>layers</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-perclass"></a> <code>perClass</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Samples of each class.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/CollapseRecursionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CollapseRecursionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CollapseRecursionOptions as default
};
