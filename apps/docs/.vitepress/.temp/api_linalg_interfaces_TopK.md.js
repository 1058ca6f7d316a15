import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TopK","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/TopK.md","filePath":"api/linalg/interfaces/TopK.md"}');
const _sfc_main = { name: "api/linalg/interfaces/TopK.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-topk" tabindex="-1">Interface: TopK <a class="header-anchor" href="#interface-topk" aria-label="Permalink to &quot;Interface: TopK&quot;">​</a></h1><p>What <code>eighTopK</code> returns: the largest eigenvalues, descending, with their vectors as columns.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./Eigh.html"><code>Eigh</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-iterations"></a> <code>iterations</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-residual"></a> <code>residual</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The largest ‖Av − λv‖ / |λ₁| of the pairs.</td><td>-</td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>-</td><td><a href="./Eigh.html"><code>Eigh</code></a>.<a href="./Eigh.html#property-values"><code>values</code></a></td></tr><tr><td><a id="property-vectors"></a> <code>vectors</code></td><td><code>readonly</code></td><td><a href="./Matrix.html"><code>Matrix</code></a></td><td>-</td><td><a href="./Eigh.html"><code>Eigh</code></a>.<a href="./Eigh.html#property-vectors"><code>vectors</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/TopK.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TopK = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TopK as default
};
