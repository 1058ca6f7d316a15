import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BackendDescription","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/BackendDescription.md","filePath":"api/linalg/interfaces/BackendDescription.md"}');
const _sfc_main = { name: "api/linalg/interfaces/BackendDescription.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-backenddescription" tabindex="-1">Interface: BackendDescription <a class="header-anchor" href="#interface-backenddescription" aria-label="Permalink to &quot;Interface: BackendDescription&quot;">​</a></h1><p>What a backend tells about itself (for <code>collapsar doctor</code>).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-core"></a> <code>core?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The kind of kernels in use: an OpenBLAS core name, &quot;relaxed-simd&quot;, &quot;simd&quot; …</td></tr><tr><td><a id="property-library"></a> <code>library?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The file of the library behind it.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-threads"></a> <code>threads</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-version"></a> <code>version?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The library&#39;s own account of its version and build.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/BackendDescription.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BackendDescription = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BackendDescription as default
};
