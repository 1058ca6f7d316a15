import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Qr","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/Qr.md","filePath":"api/linalg/interfaces/Qr.md"}');
const _sfc_main = { name: "api/linalg/interfaces/Qr.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-qr" tabindex="-1">Interface: Qr <a class="header-anchor" href="#interface-qr" aria-label="Permalink to &quot;Interface: Qr&quot;">​</a></h1><p>A thin QR factorisation A = QR: Q m × k with orthonormal columns, R k × n upper triangular, k = min(m, n).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-q"></a> <code>Q</code></td><td><code>readonly</code></td><td><a href="./Matrix.html"><code>Matrix</code></a></td></tr><tr><td><a id="property-r"></a> <code>R</code></td><td><code>readonly</code></td><td><a href="./Matrix.html"><code>Matrix</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/Qr.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Qr = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Qr as default
};
