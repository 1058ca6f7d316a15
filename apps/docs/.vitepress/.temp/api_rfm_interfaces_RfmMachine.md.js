import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RfmMachine","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/RfmMachine.md","filePath":"api/rfm/interfaces/RfmMachine.md"}');
const _sfc_main = { name: "api/rfm/interfaces/RfmMachine.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rfmmachine" tabindex="-1">Interface: RfmMachine <a class="header-anchor" href="#interface-rfmmachine" aria-label="Permalink to &quot;Interface: RfmMachine&quot;">​</a></h1><p>A fitted machine: plain data, everything that prediction needs.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alpha"></a> <code>alpha</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>p × C coefficients.</td></tr><tr><td><a id="property-bandwidth"></a> <code>bandwidth</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-centres"></a> <code>centres</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>p × d centres (the training rows).</td></tr><tr><td><a id="property-kernel"></a> <code>kernel</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/MetricKernelSpec.html"><code>MetricKernelSpec</code></a></td><td>-</td></tr><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>readonly</code></td><td><code>&quot;squared&quot;</code> | <code>&quot;logistic&quot;</code></td><td>Scores are values for &quot;squared&quot;, class probabilities for &quot;logistic&quot;.</td></tr><tr><td><a id="property-metric"></a> <code>metric</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a> | <code>undefined</code></td><td>d × d, d × 1 for a diagonal, undefined for the identity.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/RfmMachine.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RfmMachine = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RfmMachine as default
};
