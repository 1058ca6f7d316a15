import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelNc1Estimate","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/KernelNc1Estimate.md","filePath":"api/metrics/interfaces/KernelNc1Estimate.md"}');
const _sfc_main = { name: "api/metrics/interfaces/KernelNc1Estimate.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kernelnc1estimate" tabindex="-1">Interface: KernelNc1Estimate <a class="header-anchor" href="#interface-kernelnc1estimate" aria-label="Permalink to &quot;Interface: KernelNc1Estimate&quot;">​</a></h1><p>How an estimated NC1 came about, and how sure it is.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-pairs"></a> <code>pairs</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Pairs of rows drawn.</td></tr><tr><td><a id="property-replicates"></a> <code>replicates</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Independent replicates, each with random rows of every class.</td></tr><tr><td><a id="property-seed"></a> <code>seed</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-standarderror"></a> <code>standardError</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/StandardErrors.html"><code>StandardErrors</code></a></td><td>Of the traces, which are unbiased, and of their ratio (delta method).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/KernelNc1Estimate.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelNc1Estimate = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelNc1Estimate as default
};
