import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SampledBlocksOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/SampledBlocksOptions.md","filePath":"api/ntk/interfaces/SampledBlocksOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/SampledBlocksOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-sampledblocksoptions" tabindex="-1">Interface: SampledBlocksOptions <a class="header-anchor" href="#interface-sampledblocksoptions" aria-label="Permalink to &quot;Interface: SampledBlocksOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-draws"></a> <code>draws?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Independent draws, whose spread gives the standard errors; defaults to 1.</td></tr><tr><td><a id="property-pairs"></a> <code>pairs?</code></td><td><code>readonly</code></td><td><code>&quot;all&quot;</code> | <code>&quot;split&quot;</code></td><td><code>&quot;all&quot;</code>: every pair of different samples; <code>&quot;split&quot;</code>: the first half of the drawn samples of a class against the last half, as [NTC]&#39;s code, so that no sample is paired with itself. Both are unbiased; defaults to <code>&quot;all&quot;</code>.</td></tr><tr><td><a id="property-perclass"></a> <code>perClass?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Samples s of each class; [NTC] uses 12 (4 for its VGG nets).</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/SampledBlocksOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SampledBlocksOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SampledBlocksOptions as default
};
