import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DeepRfmLayer","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/DeepRfmLayer.md","filePath":"api/rfm/interfaces/DeepRfmLayer.md"}');
const _sfc_main = { name: "api/rfm/interfaces/DeepRfmLayer.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-deeprfmlayer" tabindex="-1">Interface: DeepRfmLayer <a class="header-anchor" href="#interface-deeprfmlayer" aria-label="Permalink to &quot;Interface: DeepRfmLayer&quot;">​</a></h1><p>NC1 and NC2 at the three steps of one layer (layers count from 1).</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./DeepRfmStep.html"><code>DeepRfmStep</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-layer"></a> <code>layer</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-mx"></a> <code>MX</code></td><td><code>readonly</code></td><td><a href="./Collapse.html"><code>Collapse</code></a></td></tr><tr><td><a id="property-phimx"></a> <code>PhiMX</code></td><td><code>readonly</code></td><td><a href="./Collapse.html"><code>Collapse</code></a></td></tr><tr><td><a id="property-x"></a> <code>X</code></td><td><code>readonly</code></td><td><a href="./Collapse.html"><code>Collapse</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/DeepRfmLayer.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DeepRfmLayer = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DeepRfmLayer as default
};
