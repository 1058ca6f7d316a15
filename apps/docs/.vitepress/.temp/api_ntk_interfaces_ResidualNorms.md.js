import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ResidualNorms","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/ResidualNorms.md","filePath":"api/ntk/interfaces/ResidualNorms.md"}');
const _sfc_main = { name: "api/ntk/interfaces/ResidualNorms.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-residualnorms" tabindex="-1">Interface: ResidualNorms <a class="header-anchor" href="#interface-residualnorms" aria-label="Permalink to &quot;Interface: ResidualNorms&quot;">​</a></h1><p>Norms of a residual and of its parts.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-class"></a> <code>class</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-global"></a> <code>global</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-single"></a> <code>single</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-total"></a> <code>total</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/ResidualNorms.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ResidualNorms = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ResidualNorms as default
};
