import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Eigh","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/Eigh.md","filePath":"api/linalg/interfaces/Eigh.md"}');
const _sfc_main = { name: "api/linalg/interfaces/Eigh.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-eigh" tabindex="-1">Interface: Eigh <a class="header-anchor" href="#interface-eigh" aria-label="Permalink to &quot;Interface: Eigh&quot;">​</a></h1><p>Eigenpairs of a symmetric matrix: A v = λ v, the vectors as columns.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./TopK.html"><code>TopK</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-values"></a> <code>values</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td></tr><tr><td><a id="property-vectors"></a> <code>vectors</code></td><td><code>readonly</code></td><td><a href="./Matrix.html"><code>Matrix</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/Eigh.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Eigh = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Eigh as default
};
