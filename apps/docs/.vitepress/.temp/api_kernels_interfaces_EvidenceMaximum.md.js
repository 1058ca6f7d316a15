import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EvidenceMaximum","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/EvidenceMaximum.md","filePath":"api/kernels/interfaces/EvidenceMaximum.md"}');
const _sfc_main = { name: "api/kernels/interfaces/EvidenceMaximum.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-evidencemaximum" tabindex="-1">Interface: EvidenceMaximum <a class="header-anchor" href="#interface-evidencemaximum" aria-label="Permalink to &quot;Interface: EvidenceMaximum&quot;">​</a></h1><p>The parameters of largest evidence.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-iterations"></a> <code>iterations</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-kernel"></a> <code>kernel</code></td><td><code>readonly</code></td><td><a href="./Kernel.html"><code>Kernel</code></a></td><td>-</td></tr><tr><td><a id="property-logevidence"></a> <code>logEvidence</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-noise"></a> <code>noise</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>number</code>&gt;&gt;</td><td>Values by name.</td></tr><tr><td><a id="property-slope"></a> <code>slope</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Largest gradient entry by the logarithms, per sample.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/EvidenceMaximum.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EvidenceMaximum = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EvidenceMaximum as default
};
