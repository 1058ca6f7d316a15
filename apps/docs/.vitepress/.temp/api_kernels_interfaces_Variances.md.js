import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Variances","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/Variances.md","filePath":"api/kernels/interfaces/Variances.md"}');
const _sfc_main = { name: "api/kernels/interfaces/Variances.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-variances" tabindex="-1">Interface: Variances <a class="header-anchor" href="#interface-variances" aria-label="Permalink to &quot;Interface: Variances&quot;">​</a></h1><p>Moments of one point with itself.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-a"></a> <code>a</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>E f(x_i)².</td></tr><tr><td><a id="property-theta"></a> <code>theta</code></td><td><code>readonly</code></td><td><code>Float64Array</code>&lt;<code>ArrayBufferLike</code>&gt; | <code>null</code></td><td>Θ(x_i, x_i); null before the first layer with weights.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/Variances.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Variances = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Variances as default
};
