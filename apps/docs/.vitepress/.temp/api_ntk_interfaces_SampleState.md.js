import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SampleState","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/SampleState.md","filePath":"api/ntk/interfaces/SampleState.md"}');
const _sfc_main = { name: "api/ntk/interfaces/SampleState.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-samplestate" tabindex="-1">Interface: SampleState <a class="header-anchor" href="#interface-samplestate" aria-label="Permalink to &quot;Interface: SampleState&quot;">​</a></h1><p>The state of the unreduced system: every sample&#39;s features.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-b"></a> <code>b</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Length C.</td></tr><tr><td><a id="property-h"></a> <code>H</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>p × n, one sample a column.</td></tr><tr><td><a id="property-t"></a> <code>t</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-w"></a> <code>W</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>C × p.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/SampleState.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SampleState = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SampleState as default
};
