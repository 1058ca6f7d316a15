import { defineComponent, ref, reactive, computed, onMounted, watch, mergeProps, unref, useSSRContext } from "vue";
import { ssrRenderAttrs, ssrRenderList, ssrRenderAttr, ssrRenderStyle, ssrInterpolate, ssrRenderComponent } from "vue/server-renderer";
import { _ as _sfc_main$1 } from "./LiveSlider.Ciwwc0Rc.js";
import { _ as _sfc_main$2 } from "./LiveStatus.CZOBrlTi.js";
import { u as useExample } from "./app.js";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const _sfc_main = /* @__PURE__ */ defineComponent({
  __name: "RfmPaintLive",
  __ssrInlineRender: true,
  setup(__props) {
    const canvas = ref();
    const colour = ref(0);
    const bandwidth = ref(1);
    const rounds = ref(5);
    const painted = reactive({ points: [], labels: [] });
    function stripes() {
      painted.points = [];
      painted.labels = [];
      for (let i = 0; i < 90; i++) {
        const [x, y] = [i * 0.7548776662 % 1, i * 0.5698402909 % 1];
        painted.points.push([1.8 * x - 0.9, 1.8 * y - 0.9]);
        painted.labels.push(Math.sin(5.2 * (1.8 * x - 0.9)) > 0 ? 1 : 0);
      }
    }
    stripes();
    const settings = () => {
      const classes = new Set(painted.labels).size;
      if (painted.points.length < 4 || classes < 2) return void 0;
      return {
        points: painted.points.map(([x, y]) => [x, y]),
        labels: [...painted.labels],
        bandwidth: bandwidth.value,
        rounds: rounds.value
      };
    };
    const { value, milliseconds, busy, error } = useExample("rfmPaint", settings);
    const ink = (name) => getComputedStyle(canvas.value).getPropertyValue(name).trim();
    const mix = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    function draw() {
      const element = canvas.value;
      const context = element?.getContext("2d");
      if (!element || !context) return;
      const ratio = window.devicePixelRatio || 1;
      const size = element.clientWidth;
      element.width = element.height = Math.round(size * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const inks = [ink("--collapsar-series-0"), ink("--collapsar-series-1")];
      if (value.value) drawDecision(context, size, inks);
      painted.points.forEach(([x, y], i) => {
        context.beginPath();
        context.arc((x + 1) / 2 * size, (1 - y) / 2 * size, 4.5, 0, 2 * Math.PI);
        context.fillStyle = inks[painted.labels[i]];
        context.fill();
        context.lineWidth = 1.5;
        context.strokeStyle = ink("--vp-c-bg-elv");
        context.stroke();
      });
      if (value.value) drawMetric(context, size);
    }
    function drawDecision(context, size, inks) {
      const { side, decision } = value.value;
      const image = new ImageData(side, side);
      const colours = inks.map(mix);
      decision.forEach((score, i) => {
        const [r, g, b] = colours[score > 0 ? 1 : 0];
        image.data.set([r, g, b, Math.round(110 * Math.min(1, Math.abs(score)))], 4 * i);
      });
      const small = document.createElement("canvas");
      small.width = small.height = side;
      small.getContext("2d").putImageData(image, 0, 0);
      context.imageSmoothingEnabled = true;
      context.drawImage(small, 0, 0, size, size);
    }
    function drawMetric(context, size) {
      const [a, b, , d] = value.value.metric;
      context.beginPath();
      for (let k = 0; k <= 64; k++) {
        const [x, y] = [Math.cos(k * Math.PI / 32), Math.sin(k * Math.PI / 32)];
        const length = 1 / Math.sqrt(1 / 16 + a * x * x + 2 * b * x * y + d * y * y);
        context.lineTo(size / 2 + 0.11 * size * length * x, size / 2 - 0.11 * size * length * y);
      }
      context.lineWidth = 2;
      context.setLineDash([5, 4]);
      context.strokeStyle = ink("--vp-c-text-1");
      context.stroke();
      context.setLineDash([]);
    }
    const matrixText = computed(() => {
      const M = value.value?.metric;
      return M ? M.map((entry) => Math.abs(entry) < 5e-4 ? "0.000" : entry.toFixed(3)) : [];
    });
    onMounted(() => {
      draw();
      new ResizeObserver(draw).observe(canvas.value);
      new MutationObserver(draw).observe(document.documentElement, {
        attributes: true,
        attributeFilter: ["class"]
      });
    });
    watch([value, painted], draw);
    return (_ctx, _push, _parent, _attrs) => {
      _push(`<div${ssrRenderAttrs(mergeProps({ class: "live" }, _attrs))} data-v-ae5cebd0><div class="live-columns" data-v-ae5cebd0><canvas class="board" role="img" aria-label="Painted points of two classes and the regions that the machine assigns to them" data-v-ae5cebd0></canvas><div class="side" data-v-ae5cebd0><div class="brushes" role="group" aria-label="Class to paint" data-v-ae5cebd0><!--[-->`);
      ssrRenderList([0, 1], (k) => {
        _push(`<button type="button"${ssrRenderAttr("aria-pressed", colour.value === k)} data-v-ae5cebd0><span class="dot" style="${ssrRenderStyle({ background: `var(--collapsar-series-${k})` })}" data-v-ae5cebd0></span> class ${ssrInterpolate(k + 1)}</button>`);
      });
      _push(`<!--]--></div><div class="brushes" data-v-ae5cebd0><button type="button" data-v-ae5cebd0>Stripes</button><button type="button" data-v-ae5cebd0>Clear</button></div>`);
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: rounds.value,
        "onUpdate:modelValue": ($event) => rounds.value = $event,
        name: "Metric updates",
        min: 0,
        max: 8,
        step: 1
      }, null, _parent));
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: bandwidth.value,
        "onUpdate:modelValue": ($event) => bandwidth.value = $event,
        name: "Bandwidth L",
        min: 0.2,
        max: 4,
        step: 0.1
      }, null, _parent));
      if (unref(value)) {
        _push(`<dl class="live-readings" data-v-ae5cebd0><div class="live-reading" data-v-ae5cebd0><dt data-v-ae5cebd0>training accuracy</dt><dd data-v-ae5cebd0>${ssrInterpolate((100 * unref(value).accuracy).toFixed(0))} %</dd></div><div class="live-reading" data-v-ae5cebd0><dt data-v-ae5cebd0>M</dt><dd class="metric" data-v-ae5cebd0><!--[-->`);
        ssrRenderList(matrixText.value, (entry, i) => {
          _push(`<span data-v-ae5cebd0>${ssrInterpolate(entry)}</span>`);
        });
        _push(`<!--]--></dd></div></dl>`);
      } else {
        _push(`<!---->`);
      }
      _push(`</div></div>`);
      _push(ssrRenderComponent(_sfc_main$2, {
        error: unref(error),
        milliseconds: unref(milliseconds),
        busy: unref(busy),
        note: "Paint points on the board. The dashed curve is the unit ball of the learned distance."
      }, null, _parent));
      _push(`</div>`);
    };
  }
});
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add(".vitepress/theme/live/RfmPaintLive.vue");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RfmPaintLive = /* @__PURE__ */ _export_sfc(_sfc_main, [["__scopeId", "data-v-ae5cebd0"]]);
export {
  RfmPaintLive as default
};
