import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Lu","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/Lu.md","filePath":"api/linalg/interfaces/Lu.md"}');
const _sfc_main = { name: "api/linalg/interfaces/Lu.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-lu" tabindex="-1">Interface: Lu <a class="header-anchor" href="#interface-lu" aria-label="Permalink to &quot;Interface: Lu&quot;">​</a></h1><p>An LU factorisation PA = LU packed into one matrix (L unit lower), with the row exchanges in order.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-factors"></a> <code>factors</code></td><td><code>readonly</code></td><td><a href="./Matrix.html"><code>Matrix</code></a></td><td>-</td></tr><tr><td><a id="property-pivots"></a> <code>pivots</code></td><td><code>readonly</code></td><td><code>Int32Array</code></td><td>-</td></tr><tr><td><a id="property-singularat"></a> <code>singularAt</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Row of the first zero pivot, or −1 when A is invertible.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/Lu.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Lu = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Lu as default
};
