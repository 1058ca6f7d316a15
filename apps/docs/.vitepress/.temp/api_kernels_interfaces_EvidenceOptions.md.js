import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EvidenceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/EvidenceOptions.md","filePath":"api/kernels/interfaces/EvidenceOptions.md"}');
const _sfc_main = { name: "api/kernels/interfaces/EvidenceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-evidenceoptions" tabindex="-1">Interface: EvidenceOptions <a class="header-anchor" href="#interface-evidenceoptions" aria-label="Permalink to &quot;Interface: EvidenceOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-family"></a> <code>family</code></td><td><code>readonly</code></td><td><a href="./KernelFamily.html"><code>KernelFamily</code></a></td><td>-</td></tr><tr><td><a id="property-fixednoise"></a> <code>fixedNoise?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the noise stays as it is; defaults to false.</td></tr><tr><td><a id="property-maxiterations"></a> <code>maxIterations?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to 100.</td></tr><tr><td><a id="property-noise"></a> <code>noise?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Initial noise variance; defaults to 0.1.</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Largest gradient entry asked for, per sample; defaults to 1e-6.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/EvidenceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EvidenceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EvidenceOptions as default
};
