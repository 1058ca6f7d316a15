import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelNc1","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/KernelNc1.md","filePath":"api/metrics/interfaces/KernelNc1.md"}');
const _sfc_main = { name: "api/metrics/interfaces/KernelNc1.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kernelnc1" tabindex="-1">Interface: KernelNc1 <a class="header-anchor" href="#interface-kernelnc1" aria-label="Permalink to &quot;Interface: KernelNc1&quot;">​</a></h1><p>NC1 from a kernel alone, in the three weightings.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./StreamedKernelNc1.html"><code>StreamedKernelNc1</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-class"></a> <code>class</code></td><td><code>readonly</code></td><td><a href="./TracesNc1.html"><code>TracesNc1</code></a></td><td>Classes by 1/C.</td></tr><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-n"></a> <code>n</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-paper"></a> <code>paper</code></td><td><code>readonly</code></td><td><a href="./TracesNc1.html"><code>TracesNc1</code></a></td><td>What the code of Kothapalli and Tirer computes: mixed weights on imbalanced classes, where it can be negative.</td></tr><tr><td><a id="property-sample"></a> <code>sample</code></td><td><code>readonly</code></td><td><a href="./TracesNc1.html"><code>TracesNc1</code></a></td><td>Classes by n_c/n.</td></tr><tr><td><a id="property-sizes"></a> <code>sizes</code></td><td><code>readonly</code></td><td><code>number</code>[]</td><td>-</td></tr><tr><td><a id="property-warnings"></a> <code>warnings</code></td><td><code>readonly</code></td><td><code>string</code>[]</td><td>What a reader should know before using the numbers, for instance tr Σ_B ≤ 0 in the paper&#39;s weighting.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/KernelNc1.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelNc1 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelNc1 as default
};
