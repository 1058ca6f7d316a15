import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WithinPartOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/WithinPartOptions.md","filePath":"api/ntk/interfaces/WithinPartOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/WithinPartOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-withinpartoptions" tabindex="-1">Interface: WithinPartOptions <a class="header-anchor" href="#interface-withinpartoptions" aria-label="Permalink to &quot;Interface: WithinPartOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-columns"></a> <code>columns</code></td><td><code>readonly</code></td><td><code>number</code></td><td>n − C, at least the rank of S.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to 0.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/WithinPartOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WithinPartOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WithinPartOptions as default
};
