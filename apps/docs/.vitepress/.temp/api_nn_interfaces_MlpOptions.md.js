import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MlpOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/MlpOptions.md","filePath":"api/nn/interfaces/MlpOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/MlpOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-mlpoptions" tabindex="-1">Interface: MlpOptions <a class="header-anchor" href="#interface-mlpoptions" aria-label="Permalink to &quot;Interface: MlpOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-activation"></a> <code>activation?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ActivationName.html"><code>ActivationName</code></a></td><td>Defaults to ReLU.</td></tr><tr><td><a id="property-bias"></a> <code>bias?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the layers have biases; defaults to true.</td></tr><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-hidden"></a> <code>hidden</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Widths of the hidden layers.</td></tr><tr><td><a id="property-inputs"></a> <code>inputs</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/MlpOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MlpOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MlpOptions as default
};
