import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandomMapOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/RandomMapOptions.md","filePath":"api/rfm/interfaces/RandomMapOptions.md"}');
const _sfc_main = { name: "api/rfm/interfaces/RandomMapOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-randommapoptions" tabindex="-1">Interface: RandomMapOptions <a class="header-anchor" href="#interface-randommapoptions" aria-label="Permalink to &quot;Interface: RandomMapOptions&quot;">​</a></h1><p>Size and scale of a random map.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bandwidth"></a> <code>bandwidth?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Length L of the approximated kernel (not used by relu); defaults to 20, the published frequency scale 0.05.</td></tr><tr><td><a id="property-kind"></a> <code>kind?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/FeatureKind.html"><code>FeatureKind</code></a></td><td>-</td></tr><tr><td><a id="property-linearpart"></a> <code>linearPart?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Share c of the map&#39;s square that is linear: Φ(x) = [√c·x, √(1−c)·φ(x)]; defaults to 0.</td></tr><tr><td><a id="property-width"></a> <code>width?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of features D; defaults to 512.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/RandomMapOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandomMapOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandomMapOptions as default
};
