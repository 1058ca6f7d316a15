import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TensorflowReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/TensorflowReport.md","filePath":"api/nn/interfaces/TensorflowReport.md"}');
const _sfc_main = { name: "api/nn/interfaces/TensorflowReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-tensorflowreport" tabindex="-1">Interface: TensorflowReport <a class="header-anchor" href="#interface-tensorflowreport" aria-label="Permalink to &quot;Interface: TensorflowReport&quot;">​</a></h1><p>What was found: the backend in use, and for each one that was tried why it is not.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-available"></a> <code>available</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td></tr><tr><td><a id="property-backend"></a> <code>backend</code></td><td><code>readonly</code></td><td><code>&quot;wasm&quot;</code> | <code>&quot;tensorflow&quot;</code> | <code>&quot;webgpu&quot;</code> | <code>&quot;webgl&quot;</code> | <code>&quot;collapsar&quot;</code> | <code>&quot;cpu&quot;</code></td></tr><tr><td><a id="property-version"></a> <code>version</code></td><td><code>readonly</code></td><td><code>string</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/TensorflowReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TensorflowReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TensorflowReport as default
};
