import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Phase","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/Phase.md","filePath":"api/ntk/interfaces/Phase.md"}');
const _sfc_main = { name: "api/ntk/interfaces/Phase.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-phase" tabindex="-1">Interface: Phase <a class="header-anchor" href="#interface-phase" aria-label="Permalink to &quot;Interface: Phase&quot;">​</a></h1><p>One phase of training under a constant kernel: a part of the residual dies.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-end"></a> <code>end</code></td><td><code>readonly</code></td><td><code>number</code></td><td>When the part has fallen to <code>threshold</code> of its start.</td></tr><tr><td><a id="property-part"></a> <code>part</code></td><td><code>readonly</code></td><td>keyof <a href="./BlockSpectrum.html"><code>BlockSpectrum</code></a></td><td>-</td></tr><tr><td><a id="property-rate"></a> <code>rate</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The eigenvalue: the part decays as e^{−rate·t}.</td></tr><tr><td><a id="property-start"></a> <code>start</code></td><td><code>readonly</code></td><td><code>number</code></td><td>When the phase before it ends.</td></tr><tr><td><a id="property-timeconstant"></a> <code>timeConstant</code></td><td><code>readonly</code></td><td><code>number</code></td><td>1/rate; infinite where the rate is 0.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/Phase.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Phase = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Phase as default
};
