import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Cholesky","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/Cholesky.md","filePath":"api/linalg/interfaces/Cholesky.md"}');
const _sfc_main = { name: "api/linalg/interfaces/Cholesky.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-cholesky" tabindex="-1">Interface: Cholesky <a class="header-anchor" href="#interface-cholesky" aria-label="Permalink to &quot;Interface: Cholesky&quot;">​</a></h1><p>A Cholesky factorisation: A = LLᵀ with L lower triangular.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-factor"></a> <code>factor</code></td><td><code>readonly</code></td><td><a href="./Matrix.html"><code>Matrix</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/Cholesky.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Cholesky = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Cholesky as default
};
