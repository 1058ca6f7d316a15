import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PhaseOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/PhaseOptions.md","filePath":"api/ntk/interfaces/PhaseOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/PhaseOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-phaseoptions" tabindex="-1">Interface: PhaseOptions <a class="header-anchor" href="#interface-phaseoptions" aria-label="Permalink to &quot;Interface: PhaseOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-threshold"></a> <code>threshold?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Share of its start at which a part counts as gone; defaults to 0.01.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/PhaseOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PhaseOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PhaseOptions as default
};
