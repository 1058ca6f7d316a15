import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Quadrature","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/Quadrature.md","filePath":"api/linalg/interfaces/Quadrature.md"}');
const _sfc_main = { name: "api/linalg/interfaces/Quadrature.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-quadrature" tabindex="-1">Interface: Quadrature <a class="header-anchor" href="#interface-quadrature" aria-label="Permalink to &quot;Interface: Quadrature&quot;">​</a></h1><p>A quadrature rule: ∫ f ≈ Σ weights_i f(nodes_i).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-nodes"></a> <code>nodes</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td></tr><tr><td><a id="property-weights"></a> <code>weights</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/Quadrature.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Quadrature = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Quadrature as default
};
