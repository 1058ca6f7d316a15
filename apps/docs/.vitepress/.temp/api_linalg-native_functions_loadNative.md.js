import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: loadNative()","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg-native/functions/loadNative.md","filePath":"api/linalg-native/functions/loadNative.md"}');
const _sfc_main = { name: "api/linalg-native/functions/loadNative.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-loadnative" tabindex="-1">Function: loadNative() <a class="header-anchor" href="#function-loadnative" aria-label="Permalink to &quot;Function: loadNative()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> loadNative</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">()</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Backend</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Finds and opens the machine&#39;s BLAS/LAPACK (OpenBLAS, MKL, Accelerate, BLIS), or the file that COLLAPSAR_BLAS names, and makes it known to <code>auto</code> and <code>setBackend(&quot;native&quot;)</code>. A second call returns the same backend.</p><p>OpenBLAS&#39;s core type is chosen from the CPU&#39;s flags, unless OPENBLAS_CORETYPE is set. The library is loaded once in a process: load it before other modules do, for the choice to take effect.</p><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../linalg/interfaces/Backend.html"><code>Backend</code></a></p><p>the backend, for <code>setBackend</code></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>NativeUnavailableError with the reason for each library tried</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg-native/functions/loadNative.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const loadNative = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  loadNative as default
};
