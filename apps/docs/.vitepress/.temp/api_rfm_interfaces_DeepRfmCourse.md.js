import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DeepRfmCourse","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/DeepRfmCourse.md","filePath":"api/rfm/interfaces/DeepRfmCourse.md"}');
const _sfc_main = { name: "api/rfm/interfaces/DeepRfmCourse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-deeprfmcourse" tabindex="-1">Interface: DeepRfmCourse <a class="header-anchor" href="#interface-deeprfmcourse" aria-label="Permalink to &quot;Interface: DeepRfmCourse&quot;">​</a></h1><p>The whole course of a Deep RFM; <code>final</code> is the last layer&#39;s Φ(X·M^{1/2}).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-final"></a> <code>final</code></td><td><code>readonly</code></td><td><a href="./Collapse.html"><code>Collapse</code></a></td></tr><tr><td><a id="property-layers"></a> <code>layers</code></td><td><code>readonly</code></td><td>readonly <a href="./DeepRfmLayer.html"><code>DeepRfmLayer</code></a>[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/DeepRfmCourse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DeepRfmCourse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DeepRfmCourse as default
};
