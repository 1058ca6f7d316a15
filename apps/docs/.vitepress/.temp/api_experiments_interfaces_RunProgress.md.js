import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RunProgress","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/RunProgress.md","filePath":"api/experiments/interfaces/RunProgress.md"}');
const _sfc_main = { name: "api/experiments/interfaces/RunProgress.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-runprogress" tabindex="-1">Interface: RunProgress <a class="header-anchor" href="#interface-runprogress" aria-label="Permalink to &quot;Interface: RunProgress&quot;">​</a></h1><p>How far a run has come; <code>fraction</code> counts finished trials and the parts of those under way.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-done"></a> <code>done</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-fraction"></a> <code>fraction</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-message"></a> <code>message?</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-total"></a> <code>total</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/RunProgress.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RunProgress = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RunProgress as default
};
