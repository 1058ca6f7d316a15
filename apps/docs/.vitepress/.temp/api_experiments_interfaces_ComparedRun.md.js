import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ComparedRun","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/ComparedRun.md","filePath":"api/experiments/interfaces/ComparedRun.md"}');
const _sfc_main = { name: "api/experiments/interfaces/ComparedRun.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-comparedrun" tabindex="-1">Interface: ComparedRun <a class="header-anchor" href="#interface-comparedrun" aria-label="Permalink to &quot;Interface: ComparedRun&quot;">​</a></h1><p>A run as a comparison shows it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>How the run is called: its directory.</td></tr><tr><td><a id="property-outcome"></a> <code>outcome</code></td><td><code>readonly</code></td><td><a href="./Outcome.html"><code>Outcome</code></a></td><td>-</td></tr><tr><td><a id="property-record"></a> <code>record</code></td><td><code>readonly</code></td><td><a href="./RunRecord.html"><code>RunRecord</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/ComparedRun.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ComparedRun = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ComparedRun as default
};
