import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Collapse","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/Collapse.md","filePath":"api/rfm/interfaces/Collapse.md"}');
const _sfc_main = { name: "api/rfm/interfaces/Collapse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-collapse" tabindex="-1">Interface: Collapse <a class="header-anchor" href="#interface-collapse" aria-label="Permalink to &quot;Interface: Collapse&quot;">​</a></h1><p>NC1 (trace ratio) and NC2 (mean squared distance to the simplex, [AGOP]) at one place.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-nc1"></a> <code>nc1</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-nc2"></a> <code>nc2</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/Collapse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Collapse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Collapse as default
};
