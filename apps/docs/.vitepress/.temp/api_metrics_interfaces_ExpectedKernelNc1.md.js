import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ExpectedKernelNc1","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/ExpectedKernelNc1.md","filePath":"api/metrics/interfaces/ExpectedKernelNc1.md"}');
const _sfc_main = { name: "api/metrics/interfaces/ExpectedKernelNc1.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-expectedkernelnc1" tabindex="-1">Interface: ExpectedKernelNc1 <a class="header-anchor" href="#interface-expectedkernelnc1" aria-label="Permalink to &quot;Interface: ExpectedKernelNc1&quot;">​</a></h1><p>Population traces and NC1 in the three weightings, each with its Monte-Carlo standard error.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Readonly</code>&lt;<code>Record</code>&lt;<a href="./../type-aliases/KernelWeighting.html"><code>KernelWeighting</code></a>, <a href="./TracesNc1.html"><code>TracesNc1</code></a>&gt;&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-class"></a> <code>class</code></td><td><code>public</code></td><td><a href="./TracesNc1.html"><code>TracesNc1</code></a></td><td><code>ExpectedKernelNc1</code>.<a href="#property-class"><code>class</code></a></td></tr><tr><td><a id="property-paper"></a> <code>paper</code></td><td><code>public</code></td><td><a href="./TracesNc1.html"><code>TracesNc1</code></a></td><td><code>ExpectedKernelNc1</code>.<a href="#property-paper"><code>paper</code></a></td></tr><tr><td><a id="property-replicates"></a> <code>replicates</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-sample"></a> <code>sample</code></td><td><code>public</code></td><td><a href="./TracesNc1.html"><code>TracesNc1</code></a></td><td><code>ExpectedKernelNc1</code>.<a href="#property-sample"><code>sample</code></a></td></tr><tr><td><a id="property-samplesperclass"></a> <code>samplesPerClass</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-standarderror"></a> <code>standardError</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/StandardErrors.html"><code>StandardErrors</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/ExpectedKernelNc1.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ExpectedKernelNc1 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ExpectedKernelNc1 as default
};
