import { defineComponent, mergeProps, useSSRContext } from "vue";
import { ssrRenderAttrs, ssrInterpolate } from "vue/server-renderer";
const _sfc_main = /* @__PURE__ */ defineComponent({
  __name: "LiveStatus",
  __ssrInlineRender: true,
  props: {
    error: {},
    milliseconds: {},
    busy: { type: Boolean },
    note: {}
  },
  setup(__props) {
    return (_ctx, _push, _parent, _attrs) => {
      if (__props.error) {
        _push(`<p${ssrRenderAttrs(mergeProps({
          class: "live-status error",
          role: "alert"
        }, _attrs))}>${ssrInterpolate(__props.error)}</p>`);
      } else {
        _push(`<p${ssrRenderAttrs(mergeProps({ class: "live-status" }, _attrs))}>`);
        if (__props.milliseconds > 0) {
          _push(`<!--[-->Computed in your browser in ${ssrInterpolate(__props.milliseconds.toFixed(__props.milliseconds < 10 ? 1 : 0))} ms`);
          if (__props.busy) {
            _push(`<!--[--> so far<!--]-->`);
          } else {
            _push(`<!---->`);
          }
          _push(`.<!--]-->`);
        } else if (__props.busy) {
          _push(`<!--[-->Computing …<!--]-->`);
        } else {
          _push(`<!---->`);
        }
        _push(` ${ssrInterpolate(__props.note)}</p>`);
      }
    };
  }
});
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add(".vitepress/theme/live/LiveStatus.vue");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
export {
  _sfc_main as _
};
