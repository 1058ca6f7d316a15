import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AgopSizes","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/AgopSizes.md","filePath":"api/rfm/interfaces/AgopSizes.md"}');
const _sfc_main = { name: "api/rfm/interfaces/AgopSizes.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-agopsizes" tabindex="-1">Interface: AgopSizes <a class="header-anchor" href="#interface-agopsizes" aria-label="Permalink to &quot;Interface: AgopSizes&quot;">​</a></h1><p>The sizes that decide the cost: n evaluation points, p centres, d inputs, C outputs.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-d"></a> <code>d</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-n"></a> <code>n</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-outputs"></a> <code>outputs</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-p"></a> <code>p</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/AgopSizes.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AgopSizes = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AgopSizes as default
};
