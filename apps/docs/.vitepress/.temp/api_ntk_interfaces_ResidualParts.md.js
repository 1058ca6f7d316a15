import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ResidualParts","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/ResidualParts.md","filePath":"api/ntk/interfaces/ResidualParts.md"}');
const _sfc_main = { name: "api/ntk/interfaces/ResidualParts.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-residualparts" tabindex="-1">Interface: ResidualParts <a class="header-anchor" href="#interface-residualparts" aria-label="Permalink to &quot;Interface: ResidualParts&quot;">​</a></h1><p>The three orthogonal parts of a residual; they sum to it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-class"></a> <code>class</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Class means less the global mean, C × n.</td></tr><tr><td><a id="property-global"></a> <code>global</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>The mean over all samples, C × n.</td></tr><tr><td><a id="property-single"></a> <code>single</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>What is left within classes, C × n.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/ResidualParts.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ResidualParts = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ResidualParts as default
};
