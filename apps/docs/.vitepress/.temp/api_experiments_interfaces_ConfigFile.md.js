import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ConfigFile","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/ConfigFile.md","filePath":"api/experiments/interfaces/ConfigFile.md"}');
const _sfc_main = { name: "api/experiments/interfaces/ConfigFile.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-configfile" tabindex="-1">Interface: ConfigFile <a class="header-anchor" href="#interface-configfile" aria-label="Permalink to &quot;Interface: ConfigFile&quot;">​</a></h1><p>A config file: which experiment, with which settings.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-config"></a> <code>config</code></td><td><code>readonly</code></td><td><code>unknown</code></td></tr><tr><td><a id="property-experiment"></a> <code>experiment</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/ConfigFile.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConfigFile = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConfigFile as default
};
