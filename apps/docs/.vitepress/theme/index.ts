import "@fontsource-variable/source-serif-4/index.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineAsyncComponent } from "vue";
import HomeLayout from "./HomeLayout.vue";
import "./style.css";
import "./live.css";

const live = {
  BenchTable: () => import("./BenchTable.vue"),
  BlockDynamicsLive: () => import("./live/BlockDynamicsLive.vue"),
  ChangeList: () => import("./ChangeList.vue"),
  CollapsePlane: () => import("./live/CollapsePlane.vue"),
  CommandList: () => import("./CommandList.vue"),
  ExperimentList: () => import("./ExperimentList.vue"),
  ReproductionBook: () => import("./ReproductionBook.vue"),
  ReferenceList: () => import("./ReferenceList.vue"),
  LiveExample: () => import("./live/LiveExample.vue"),
  RfmPaintLive: () => import("./live/RfmPaintLive.vue"),
  RfmTableLive: () => import("./live/RfmTableLive.vue"),
};

/** Once an element of the page that was served is near the window; at once where there is none. */
function near(selector: string): Promise<void> {
  const host = typeof document === "undefined" ? null : document.querySelector(selector);
  if (host === null) return Promise.resolve();
  return new Promise((resolve) => {
    const seen = (entries: readonly IntersectionObserverEntry[], observer: IntersectionObserver) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      resolve();
    };
    new IntersectionObserver(seen, { rootMargin: "200px" }).observe(host);
  });
}

/** On a slow line these would share it with the figure at the top, which everybody sees first: they wait. */
const below = {
  FrontFigures: () => near(".front-figures").then(() => import("./live/FrontFigures.vue")),
  MeasureLive: () => near(".measure-live").then(() => import("./live/MeasureLive.vue")),
};

export default {
  extends: DefaultTheme,
  Layout: HomeLayout,
  enhanceApp({ app }) {
    for (const [name, load] of Object.entries({ ...live, ...below }))
      app.component(name, defineAsyncComponent(load));
  },
} satisfies Theme;
