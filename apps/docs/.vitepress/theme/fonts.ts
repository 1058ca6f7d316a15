/** How long the front page's picture may keep its letters waiting. */
const patienceMs = 4000;

const known = "collapsar-fonts";

/** Lets the page's own typefaces load; a page opened later in the visit has them from its start. */
export function showFonts(): void {
  document.documentElement.classList.add("own-fonts");
  try {
    sessionStorage.setItem(known, "1");
  } catch {
    // a browser that keeps nothing loads them anew
  }
}

/** Shows them on a page without a picture that goes before them. */
export function fontsOf(first: boolean): void {
  if (first) setTimeout(showFonts, patienceMs);
  else showFonts();
}

/** The script in each page's head: who has them already sees no other letters first. */
export const fontScript = `try { if (sessionStorage.getItem("${known}")) document.documentElement.classList.add("own-fonts"); } catch {}`;
