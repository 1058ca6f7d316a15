import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Examples","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/Examples.md","filePath":"api/nn/interfaces/Examples.md"}');
const _sfc_main = { name: "api/nn/interfaces/Examples.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-examples" tabindex="-1">Interface: Examples <a class="header-anchor" href="#interface-examples" aria-label="Permalink to &quot;Interface: Examples&quot;">​</a></h1><p>Examples on the way into a network: float32 rows of the network&#39;s input shape, with labels.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-labels"></a> <code>labels</code></td><td><code>readonly</code></td><td><code>Int32Array</code></td><td>-</td></tr><tr><td><a id="property-n"></a> <code>n</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-shape"></a> <code>shape</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Shape.html"><code>Shape</code></a></td><td>-</td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><code>readonly</code></td><td><code>Float32Array</code></td><td>n × (product of the shape), row-major; images are height × width × channels.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/Examples.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Examples = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Examples as default
};
