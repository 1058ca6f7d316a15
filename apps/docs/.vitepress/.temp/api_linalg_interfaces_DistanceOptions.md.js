import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DistanceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/DistanceOptions.md","filePath":"api/linalg/interfaces/DistanceOptions.md"}');
const _sfc_main = { name: "api/linalg/interfaces/DistanceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-distanceoptions" tabindex="-1">Interface: DistanceOptions <a class="header-anchor" href="#interface-distanceoptions" aria-label="Permalink to &quot;Interface: DistanceOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-metric"></a> <code>metric?</code></td><td><code>readonly</code></td><td><a href="./Matrix.html"><code>Matrix</code></a></td><td>Positive semi-definite metric M: d × d, or d × 1 / 1 × d for a diagonal one; defaults to the identity.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/DistanceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DistanceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DistanceOptions as default
};
