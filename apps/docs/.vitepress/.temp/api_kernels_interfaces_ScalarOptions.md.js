import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ScalarOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/ScalarOptions.md","filePath":"api/kernels/interfaces/ScalarOptions.md"}');
const _sfc_main = { name: "api/kernels/interfaces/ScalarOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-scalaroptions" tabindex="-1">Interface: ScalarOptions <a class="header-anchor" href="#interface-scalaroptions" aria-label="Permalink to &quot;Interface: ScalarOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-derivative"></a> <code>derivative?</code></td><td><code>readonly</code></td><td>(<code>x</code>) =&gt; <code>number</code></td><td>φ′; without it Ṫ comes from φ&#39;s own Hermite coefficients.</td></tr><tr><td><a id="property-name"></a> <code>name?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-nodes"></a> <code>nodes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Quadrature nodes, 2 … 200; defaults to 200. Smooth φ need few; wide inputs and nearby poles need many.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/ScalarOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ScalarOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ScalarOptions as default
};
