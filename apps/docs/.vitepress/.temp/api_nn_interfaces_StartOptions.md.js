import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StartOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/StartOptions.md","filePath":"api/nn/interfaces/StartOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/StartOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-startoptions" tabindex="-1">Interface: StartOptions <a class="header-anchor" href="#interface-startoptions" aria-label="Permalink to &quot;Interface: StartOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-classifierstd"></a> <code>classifierStd?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-gain"></a> <code>gain?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-initialisation"></a> <code>initialisation?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Initialisation.html"><code>Initialisation</code></a></td></tr><tr><td><a id="property-optimiser"></a> <code>optimiser</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Optimiser.html"><code>Optimiser</code></a></td></tr><tr><td><a id="property-seed"></a> <code>seed</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/StartOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StartOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StartOptions as default
};
