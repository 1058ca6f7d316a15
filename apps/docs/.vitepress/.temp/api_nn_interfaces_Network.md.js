import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Network","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/Network.md","filePath":"api/nn/interfaces/Network.md"}');
const _sfc_main = { name: "api/nn/interfaces/Network.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-network" tabindex="-1">Interface: Network <a class="header-anchor" href="#interface-network" aria-label="Permalink to &quot;Interface: Network&quot;">​</a></h1><p>A feed-forward network as plain data: layers in an order in which each one&#39;s inputs come before it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-features"></a> <code>features</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The layer whose output is the last-layer feature h(x), the input of the classifier.</td></tr><tr><td><a id="property-layers"></a> <code>layers</code></td><td><code>readonly</code></td><td>readonly <a href="./Layer.html"><code>Layer</code></a>[]</td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-output"></a> <code>output</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The layer whose output is the logits f(x) = W h(x) + b.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/Network.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Network = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Network as default
};
