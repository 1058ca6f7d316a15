import { defineComponent, computed, mergeProps, unref, useSSRContext } from "vue";
import { ssrRenderAttrs, ssrRenderComponent } from "vue/server-renderer";
import { _ as _sfc_main$1 } from "./LiveFigure.zTQFaoZ0.js";
import { _ as _sfc_main$2 } from "./LiveStatus.CZOBrlTi.js";
import { u as useExample } from "./app.js";
import "module";
import "./plugin-vue_export-helper.1tPrXgE0.js";
const _sfc_main = /* @__PURE__ */ defineComponent({
  __name: "ErfDerivative",
  __ssrInlineRender: true,
  setup(__props) {
    const { value, milliseconds, busy, error } = useExample("erfDerivative", () => ({ samples: 512, seed: 0 }));
    const figure = computed(() => {
      const rows = value.value;
      if (!rows) return void 0;
      const curve = (name, key, dashed, colour) => ({
        name,
        x: rows.map((row) => row.dimension),
        y: rows.map((row) => row[key]),
        dashed,
        colour
      });
      return {
        kind: "line",
        title: "NC1 of the erf kernels, with the right derivative and with the published code's",
        x: { label: "dimension d", scale: "log", ticks: [1, 2, 4, 8, 16, 32, 64, 128] },
        y: { label: "NC1", scale: "log" },
        series: [
          curve("NNGP", "nngp", false, 0),
          curve("NTK, outer product", "ntk", false, 1),
          curve("NTK, published code", "published", true, 1)
        ]
      };
    });
    return (_ctx, _push, _parent, _attrs) => {
      _push(`<div${ssrRenderAttrs(mergeProps({ class: "live" }, _attrs))}>`);
      if (figure.value) {
        _push(ssrRenderComponent(_sfc_main$1, { figure: figure.value }, null, _parent));
      } else {
        _push(`<!---->`);
      }
      _push(ssrRenderComponent(_sfc_main$2, {
        error: unref(error),
        milliseconds: unref(milliseconds),
        busy: unref(busy),
        note: "Two classes of 256 points, means ±2, σ = 0.5."
      }, null, _parent));
      _push(`</div>`);
    };
  }
});
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add(".vitepress/theme/live/ErfDerivative.vue");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
export {
  _sfc_main as default
};
