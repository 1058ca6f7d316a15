import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ParameterSpec","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/ParameterSpec.md","filePath":"api/nn/interfaces/ParameterSpec.md"}');
const _sfc_main = { name: "api/nn/interfaces/ParameterSpec.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-parameterspec" tabindex="-1">Interface: ParameterSpec <a class="header-anchor" href="#interface-parameterspec" aria-label="Permalink to &quot;Interface: ParameterSpec&quot;">​</a></h1><p>Name and shape of one trainable array, with what an initialisation needs to know of it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-fanin"></a> <code>fanIn</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Inputs of one output unit: window × input channels.</td></tr><tr><td><a id="property-fanout"></a> <code>fanOut</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Window × output channels.</td></tr><tr><td><a id="property-layer"></a> <code>layer</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td><code>layer.role</code>, for instance <code>conv3.kernel</code>.</td></tr><tr><td><a id="property-role"></a> <code>role</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ParameterRole.html"><code>ParameterRole</code></a></td><td>-</td></tr><tr><td><a id="property-shape"></a> <code>shape</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Shape.html"><code>Shape</code></a></td><td>-</td></tr><tr><td><a id="property-window"></a> <code>window</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Side of the window; 1 for dense layers.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/ParameterSpec.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ParameterSpec = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ParameterSpec as default
};
