import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Collapsar","titleTemplate":"The TypeScript toolkit for neural collapse","description":"","frontmatter":{"layout":"home","title":"Collapsar","titleTemplate":"The TypeScript toolkit for neural collapse","hero":{"name":"Collapsar","text":"Why do the last features of a network collapse?","tagline":"Three explanations from the literature, one toolkit that measures, reproduces and compares them. TypeScript, in Node and in your browser.","actions":[{"theme":"brand","text":"Start here","link":"/start"},{"theme":"alt","text":"What collapse is","link":"/guide/collapse"},{"theme":"alt","text":"Metrics","link":"/metrics"}]},"features":[{"title":"The kernel alone","details":"NC1 from a Gram matrix, for neural kernels of any activation and depth, from twelve points to ten million.","link":"/guide/kernels","linkText":"Move d and watch"},{"title":"Block-structured NTK","details":"Three rates, an invariant, and when collapse follows from them. The dynamics run in your browser.","link":"/guide/block-ntk","linkText":"Turn the tetrahedron"},{"title":"Average gradients","details":"Kernel machines that learn their metric. Stack them, and the data collapse without a network.","link":"/guide/deep-rfm","linkText":"Paint two classes"}]},"headers":[],"relativePath":"index.md","filePath":"index.md"}');
const _sfc_main = { name: "index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
