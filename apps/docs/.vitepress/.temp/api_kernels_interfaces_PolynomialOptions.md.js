import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PolynomialOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/PolynomialOptions.md","filePath":"api/kernels/interfaces/PolynomialOptions.md"}');
const _sfc_main = { name: "api/kernels/interfaces/PolynomialOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-polynomialoptions" tabindex="-1">Interface: PolynomialOptions <a class="header-anchor" href="#interface-polynomialoptions" aria-label="Permalink to &quot;Interface: PolynomialOptions&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./LinearOptions.html"><code>LinearOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-degree"></a> <code>degree?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Power, a whole number of at least 1; defaults to 2.</td><td>-</td></tr><tr><td><a id="property-metric"></a> <code>metric?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Positive semi-definite metric, d × d, or its diagonal as d × 1 or 1 × d; defaults to the identity.</td><td><a href="./LinearOptions.html"><code>LinearOptions</code></a>.<a href="./LinearOptions.html#property-metric"><code>metric</code></a></td></tr><tr><td><a id="property-offset"></a> <code>offset?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Added to every product; defaults to 0.</td><td><a href="./LinearOptions.html"><code>LinearOptions</code></a>.<a href="./LinearOptions.html#property-offset"><code>offset</code></a></td></tr><tr><td><a id="property-scale"></a> <code>scale?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Factor γ of the inner product; defaults to 1.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/PolynomialOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PolynomialOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PolynomialOptions as default
};
