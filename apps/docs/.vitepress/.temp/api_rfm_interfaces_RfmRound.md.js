import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RfmRound","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/RfmRound.md","filePath":"api/rfm/interfaces/RfmRound.md"}');
const _sfc_main = { name: "api/rfm/interfaces/RfmRound.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rfmround" tabindex="-1">Interface: RfmRound <a class="header-anchor" href="#interface-rfmround" aria-label="Permalink to &quot;Interface: RfmRound&quot;">​</a></h1><p>One round: the machine after <code>round</code> metric updates (round 0 has M = I).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alpha"></a> <code>alpha</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × C.</td></tr><tr><td><a id="property-bandwidth"></a> <code>bandwidth</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-metric"></a> <code>metric</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a> | <code>undefined</code></td><td>d × d, or d × 1 for a diagonal; undefined is the identity of round 0.</td></tr><tr><td><a id="property-round"></a> <code>round</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-train"></a> <code>train</code></td><td><code>readonly</code></td><td><a href="./RoundScore.html"><code>RoundScore</code></a></td><td>-</td></tr><tr><td><a id="property-validation"></a> <code>validation?</code></td><td><code>readonly</code></td><td><a href="./RoundScore.html"><code>RoundScore</code></a></td><td>-</td></tr><tr><td><a id="property-validationscores"></a> <code>validationScores?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>m × C scores of the validation rows.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/RfmRound.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RfmRound = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RfmRound as default
};
