import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BandwidthChoice<Candidate>","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/BandwidthChoice.md","filePath":"api/rfm/interfaces/BandwidthChoice.md"}');
const _sfc_main = { name: "api/rfm/interfaces/BandwidthChoice.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-bandwidthchoice-candidate" tabindex="-1">Interface: BandwidthChoice&lt;Candidate&gt; <a class="header-anchor" href="#interface-bandwidthchoice-candidate" aria-label="Permalink to &quot;Interface: BandwidthChoice\\&lt;Candidate\\&gt;&quot;">​</a></h1><p>What the search found: each candidate&#39;s mean score, and the best of them.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-candidate"></a> <code>Candidate</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-best"></a> <code>best</code></td><td><code>readonly</code></td><td><code>Candidate</code></td></tr><tr><td><a id="property-scores"></a> <code>scores</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/BandwidthChoice.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BandwidthChoice = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BandwidthChoice as default
};
