import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LastLayer","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/LastLayer.md","filePath":"api/nn/interfaces/LastLayer.md"}');
const _sfc_main = { name: "api/nn/interfaces/LastLayer.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-lastlayer" tabindex="-1">Interface: LastLayer <a class="header-anchor" href="#interface-lastlayer" aria-label="Permalink to &quot;Interface: LastLayer&quot;">​</a></h1><p>The last-layer features, the classifier and its bias, as the papers write them.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-b"></a> <code>b</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Bias, C numbers (zeros where the classifier has none).</td></tr><tr><td><a id="property-h"></a> <code>H</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Features, n × p.</td></tr><tr><td><a id="property-w"></a> <code>W</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Classifier, C × p.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/LastLayer.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LastLayer = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LastLayer as default
};
