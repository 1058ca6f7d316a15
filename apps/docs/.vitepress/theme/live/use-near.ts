import { onBeforeUnmount, onMounted, type Ref, ref } from "vue";

/** Whether an element has come near the window: what nobody has scrolled to computes nothing. */
export function useNear(element: () => Element | undefined, margin = "400px"): Ref<boolean> {
  const near = ref(false);
  let observer: IntersectionObserver | undefined;
  onMounted(() => {
    const host = element();
    if (host === undefined) return;
    observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        near.value = true;
        observer?.disconnect();
      },
      { rootMargin: margin },
    );
    observer.observe(host);
  });
  onBeforeUnmount(() => observer?.disconnect());
  return near;
}
