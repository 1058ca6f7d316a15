/** Pixels of one plane of a 32 × 32 picture, and numbers of a picture. */
export const planePixels = 32 * 32;
export const picturePixels = 3 * planePixels;

/** Column names of 32 × 32 pictures in three planes: red row by row, then green, then blue. */
export function planeColumns(): string[] {
  return Array.from({ length: picturePixels }, (_, i) => {
    const cell = i % planePixels;
    return `${"rgb"[Math.floor(i / planePixels)]}_${Math.floor(cell / 32)}_${cell % 32}`;
  });
}
