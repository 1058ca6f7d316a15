import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RoundScore","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/RoundScore.md","filePath":"api/rfm/interfaces/RoundScore.md"}');
const _sfc_main = { name: "api/rfm/interfaces/RoundScore.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-roundscore" tabindex="-1">Interface: RoundScore <a class="header-anchor" href="#interface-roundscore" aria-label="Permalink to &quot;Interface: RoundScore&quot;">​</a></h1><p>Mean squared error over all entries, and accuracy where labels are known.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-accuracy"></a> <code>accuracy?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-mse"></a> <code>mse</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/RoundScore.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RoundScore = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RoundScore as default
};
