import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MatmulOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/MatmulOptions.md","filePath":"api/linalg/interfaces/MatmulOptions.md"}');
const _sfc_main = { name: "api/linalg/interfaces/MatmulOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-matmuloptions" tabindex="-1">Interface: MatmulOptions <a class="header-anchor" href="#interface-matmuloptions" aria-label="Permalink to &quot;Interface: MatmulOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alpha"></a> <code>alpha?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Factor of the product; defaults to 1.</td></tr><tr><td><a id="property-out"></a> <code>out?</code></td><td><code>readonly</code></td><td><a href="./Matrix.html"><code>Matrix</code></a></td><td>Written instead of a new matrix; must have the product&#39;s shape and type and be neither A nor B.</td></tr><tr><td><a id="property-transposea"></a> <code>transposeA?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Use Aᵀ instead of A.</td></tr><tr><td><a id="property-transposeb"></a> <code>transposeB?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Use Bᵀ instead of B.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/MatmulOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MatmulOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MatmulOptions as default
};
