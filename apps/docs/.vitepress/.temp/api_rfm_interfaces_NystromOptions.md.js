import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NystromOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/NystromOptions.md","filePath":"api/rfm/interfaces/NystromOptions.md"}');
const _sfc_main = { name: "api/rfm/interfaces/NystromOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-nystromoptions" tabindex="-1">Interface: NystromOptions <a class="header-anchor" href="#interface-nystromoptions" aria-label="Permalink to &quot;Interface: NystromOptions&quot;">​</a></h1><p>What a preconditioner is built from.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-kernel"></a> <code>kernel</code></td><td><code>readonly</code></td><td><a href="./../../kernels/interfaces/Kernel.html"><code>Kernel</code></a></td><td>-</td></tr><tr><td><a id="property-landmarks"></a> <code>landmarks</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of landmark rows.</td></tr><tr><td><a id="property-random"></a> <code>random</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Random.html"><code>Random</code></a></td><td>-</td></tr><tr><td><a id="property-ridge"></a> <code>ridge</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-roots"></a> <code>roots?</code></td><td><code>readonly</code></td><td><code>Float64Array</code>&lt;<code>ArrayBufferLike</code>&gt;</td><td>√w of each row for the weighted system; defaults to 1.</td></tr><tr><td><a id="property-x"></a> <code>X</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × d.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/NystromOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NystromOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NystromOptions as default
};
