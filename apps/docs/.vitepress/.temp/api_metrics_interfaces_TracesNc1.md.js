import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TracesNc1","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/TracesNc1.md","filePath":"api/metrics/interfaces/TracesNc1.md"}');
const _sfc_main = { name: "api/metrics/interfaces/TracesNc1.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-tracesnc1" tabindex="-1">Interface: TracesNc1 <a class="header-anchor" href="#interface-tracesnc1" aria-label="Permalink to &quot;Interface: TracesNc1&quot;">​</a></h1><p>The traces of one weighting and their ratio.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-nc1"></a> <code>nc1</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-traceb"></a> <code>traceB</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-tracew"></a> <code>traceW</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/TracesNc1.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TracesNc1 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TracesNc1 as default
};
