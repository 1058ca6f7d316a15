import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StopSignal","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/StopSignal.md","filePath":"api/rfm/interfaces/StopSignal.md"}');
const _sfc_main = { name: "api/rfm/interfaces/StopSignal.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-stopsignal" tabindex="-1">Interface: StopSignal <a class="header-anchor" href="#interface-stopsignal" aria-label="Permalink to &quot;Interface: StopSignal&quot;">​</a></h1><p>Something that can be asked whether to stop; an AbortSignal is one.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-aborted"></a> <code>aborted</code></td><td><code>readonly</code></td><td><code>boolean</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/StopSignal.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StopSignal = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StopSignal as default
};
