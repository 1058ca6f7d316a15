import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: InitialStateOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/InitialStateOptions.md","filePath":"api/ntk/interfaces/InitialStateOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/InitialStateOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-initialstateoptions" tabindex="-1">Interface: InitialStateOptions <a class="header-anchor" href="#interface-initialstateoptions" aria-label="Permalink to &quot;Interface: InitialStateOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-features"></a> <code>features</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Feature dimension p, at least the number of classes.</td></tr><tr><td><a id="property-invariant"></a> <code>invariant</code></td><td><code>readonly</code></td><td><code>&quot;zero&quot;</code> | <code>&quot;random&quot;</code></td><td><code>&quot;zero&quot;</code>: E = 0 by construction; <code>&quot;random&quot;</code>: independent normal weights and features.</td></tr><tr><td><a id="property-kappa"></a> <code>kappa</code></td><td><code>readonly</code></td><td><a href="./Blocks.html"><code>Blocks</code></a></td><td>Blocks of the feature kernel, positive definite.</td></tr><tr><td><a id="property-mean"></a> <code>mean?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/MeanStart.html"><code>MeanStart</code></a></td><td><code>&quot;zero&quot;</code>: H1·1 = 0, b = 1/C and 1ᵀW = 0, the mean stays zero; <code>&quot;held-by-bias&quot;</code>: H1·1 = 0 and b = 1/C, it stays zero but 1ᵀW dies off only algebraically where E = 0; <code>&quot;held-by-classifier&quot;</code>: H1·1 = 0, 1ᵀW = 0 and b = 0, it stays zero; <code>&quot;symmetric&quot;</code> (E = 0 only): a mean that is not zero with b constant over classes; <code>&quot;free&quot;</code>: b = 0 and a mean that moves. Defaults to <code>&quot;zero&quot;</code> with E = 0 and balanced classes, else <code>&quot;free&quot;</code>.</td></tr><tr><td><a id="property-scale"></a> <code>scale?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Root mean square length of classifier rows and of features; defaults to 1.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to 0.</td></tr><tr><td><a id="property-share"></a> <code>share?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How much of WᵀW the class means carry where E = 0, in (0, 1); defaults to 0.5.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/InitialStateOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const InitialStateOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  InitialStateOptions as default
};
