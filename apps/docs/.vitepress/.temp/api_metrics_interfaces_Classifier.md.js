import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Classifier","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/Classifier.md","filePath":"api/metrics/interfaces/Classifier.md"}');
const _sfc_main = { name: "api/metrics/interfaces/Classifier.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-classifier" tabindex="-1">Interface: Classifier <a class="header-anchor" href="#interface-classifier" aria-label="Permalink to &quot;Interface: Classifier&quot;">​</a></h1><p>A linear classifier x ↦ argmax(Wx + b).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bias"></a> <code>bias?</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>C numbers; defaults to zeros.</td></tr><tr><td><a id="property-weights"></a> <code>weights</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>C × p.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/Classifier.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Classifier = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Classifier as default
};
