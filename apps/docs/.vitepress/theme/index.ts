import "@fontsource-variable/source-serif-4/index.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import type { Router, Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineAsyncComponent, effectScope, watch } from "vue";
import HomeLayout from "./HomeLayout.vue";
import "./fonts.css";
import "./style.css";
import "./live.css";

const live = {
  BenchTable: () => import("./BenchTable.vue"),
  BlockDynamicsLive: () => import("./live/scene/BlockDynamicsLive.vue"),
  ChangeList: () => import("./ChangeList.vue"),
  CollapsePlane: () => import("./live/scene/CollapsePlane.vue"),
  CommandList: () => import("./CommandList.vue"),
  ExperimentList: () => import("./ExperimentList.vue"),
  ReproductionBook: () => import("./ReproductionBook.vue"),
  ReferenceList: () => import("./ReferenceList.vue"),
  LiveExample: () => import("./live/LiveExample.vue"),
  RfmPaintLive: () => import("./live/paint/RfmPaintLive.vue"),
  RfmTableLive: () => import("./live/table/RfmTableLive.vue"),
};

/**
 * Once an element of the page that was served is near the window, or has left with its page; at once where there is
 * none.
 */
function near(selector: string, { route }: Router): Promise<void> {
  const host = typeof document === "undefined" ? null : document.querySelector(selector);
  if (host === null) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) end();
      },
      { rootMargin: "200px" },
    );
    // of its own, for the component that asks is gone when its page is
    const scope = effectScope(true);
    scope.run(() =>
      watch(
        () => route.component,
        () => {
          if (!host.isConnected) end();
        },
        { flush: "post" },
      ),
    );
    const end = () => {
      observer.disconnect();
      scope.stop();
      resolve();
    };
    observer.observe(host);
  });
}

/** On a slow line these would share it with the figure at the top, which everybody sees first: they wait. */
const below = (router: Router) => ({
  FrontFigures: () => near(".front-figures", router).then(() => import("./live/FrontFigures.vue")),
  MeasureLive: () => near(".measure-live", router).then(() => import("./live/measure/MeasureLive.vue")),
});

/**
 * Entries of the history whose state is null hold settings of a page, and the router leaves them alone: a jump back over
 * several may end at one of another page.
 */
function loadElsewhere({ route }: Router): void {
  window.addEventListener("popstate", ({ state }) => {
    if (state === null && location.pathname !== route.path) location.reload();
  });
}

export default {
  extends: DefaultTheme,
  Layout: HomeLayout,
  enhanceApp({ app, router }) {
    if (typeof window !== "undefined") loadElsewhere(router);
    for (const [name, load] of Object.entries({ ...live, ...below(router) }))
      app.component(name, defineAsyncComponent(load));
  },
} satisfies Theme;
