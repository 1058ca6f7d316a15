import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NewtonSchulzOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/NewtonSchulzOptions.md","filePath":"api/rfm/interfaces/NewtonSchulzOptions.md"}');
const _sfc_main = { name: "api/rfm/interfaces/NewtonSchulzOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-newtonschulzoptions" tabindex="-1">Interface: NewtonSchulzOptions <a class="header-anchor" href="#interface-newtonschulzoptions" aria-label="Permalink to &quot;Interface: NewtonSchulzOptions&quot;">​</a></h1><p>When the iteration stops.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-maxiterations"></a> <code>maxIterations?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to 100.</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of ‖Y² − A‖_F/‖A‖_F; defaults to 1e-12, which eigenvalues below 1e-12 of the largest cannot spoil.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/NewtonSchulzOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NewtonSchulzOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NewtonSchulzOptions as default
};
