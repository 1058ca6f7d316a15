import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RelativeNc1Options","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/RelativeNc1Options.md","filePath":"api/metrics/interfaces/RelativeNc1Options.md"}');
const _sfc_main = { name: "api/metrics/interfaces/RelativeNc1Options.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-relativenc1options" tabindex="-1">Interface: RelativeNc1Options <a class="header-anchor" href="#interface-relativenc1options" aria-label="Permalink to &quot;Interface: RelativeNc1Options&quot;">​</a></h1><p>Options of <code>relativeNc1</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-offset"></a> <code>offset?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>τ ≥ 0, added to NC1 of the data; defaults to 1e-8.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/RelativeNc1Options.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RelativeNc1Options = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RelativeNc1Options as default
};
