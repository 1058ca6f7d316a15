import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AgopOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/AgopOptions.md","filePath":"api/rfm/interfaces/AgopOptions.md"}');
const _sfc_main = { name: "api/rfm/interfaces/AgopOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-agopoptions" tabindex="-1">Interface: AgopOptions <a class="header-anchor" href="#interface-agopoptions" aria-label="Permalink to &quot;Interface: AgopOptions&quot;">​</a></h1><p>How the average gradient outer product is taken.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-blockrows"></a> <code>blockRows?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Rows of X whose kernel values are held at once; defaults to what keeps one block below 2²⁵ entries.</td></tr><tr><td><a id="property-centre"></a> <code>centre?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Subtract each output&#39;s mean gradient first (a covariance of gradients); defaults to false.</td></tr><tr><td><a id="property-contraction"></a> <code>contraction?</code></td><td><code>readonly</code></td><td><code>&quot;auto&quot;</code> | <a href="./../type-aliases/AgopContraction.html"><code>AgopContraction</code></a></td><td>The contraction of theory §5; &quot;auto&quot; takes the one with fewer operations. Both agree to rounding.</td></tr><tr><td><a id="property-diagonal"></a> <code>diagonal?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Return the diagonal alone, d × 1; defaults to false.</td></tr><tr><td><a id="property-metric"></a> <code>metric?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>The metric M that the kernel carries, d × d or its diagonal as d × 1; defaults to the identity.</td></tr><tr><td><a id="property-weights"></a> <code>weights?</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>n positive weights of the points in the mean; defaults to 1.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/AgopOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AgopOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AgopOptions as default
};
