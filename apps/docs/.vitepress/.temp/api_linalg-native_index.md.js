import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"linalg-native","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg-native/index.md","filePath":"api/linalg-native/index.md"}');
const _sfc_main = { name: "api/linalg-native/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="linalg-native" tabindex="-1">linalg-native <a class="header-anchor" href="#linalg-native" aria-label="Permalink to &quot;linalg-native&quot;">​</a></h1><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Function</th><th>Description</th></tr></thead><tbody><tr><td><a href="./functions/loadNative.html">loadNative</a></td><td>Finds and opens the machine&#39;s BLAS/LAPACK (OpenBLAS, MKL, Accelerate, BLIS), or the file that COLLAPSAR_BLAS names, and makes it known to <code>auto</code> and <code>setBackend(&quot;native&quot;)</code>. A second call returns the same backend.</td></tr></tbody></table><h2 id="classes" tabindex="-1">Classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;Classes&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Class</th><th>Description</th></tr></thead><tbody><tr><td><a href="./classes/NativeUnavailableError.html">NativeUnavailableError</a></td><td>No BLAS library could be used; <code>reasons</code> has one line for each that was tried.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg-native/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
