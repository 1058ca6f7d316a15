import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelPredictionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/KernelPredictionOptions.md","filePath":"api/ntk/interfaces/KernelPredictionOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/KernelPredictionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kernelpredictionoptions" tabindex="-1">Interface: KernelPredictionOptions <a class="header-anchor" href="#interface-kernelpredictionoptions" aria-label="Permalink to &quot;Interface: KernelPredictionOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-k"></a> <code>K</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Kernel between samples, n × n.</td></tr><tr><td><a id="property-labels"></a> <code>labels</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>-</td></tr><tr><td><a id="property-residual"></a> <code>residual?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>The residual at time 0, C × n; defaults to −Y (outputs that start at zero).</td></tr><tr><td><a id="property-times"></a> <code>times</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Times at which to compare.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/KernelPredictionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelPredictionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelPredictionOptions as default
};
