import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LogEvidence","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/LogEvidence.md","filePath":"api/kernels/interfaces/LogEvidence.md"}');
const _sfc_main = { name: "api/kernels/interfaces/LogEvidence.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-logevidence" tabindex="-1">Interface: LogEvidence <a class="header-anchor" href="#interface-logevidence" aria-label="Permalink to &quot;Interface: LogEvidence&quot;">​</a></h1><p>The log evidence and its gradient by the logarithms of the kernel&#39;s parameters and of the noise (last).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-gradient"></a> <code>gradient</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td></tr><tr><td><a id="property-value"></a> <code>value</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/LogEvidence.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LogEvidence = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LogEvidence as default
};
