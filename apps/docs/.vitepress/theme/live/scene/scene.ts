/** How the points of space are looked at. */
export interface Look {
  /** Turned about the upright axis, then tilted; radians. */
  readonly angle: number;
  readonly tilt: number;
  /** The largest distance from the origin that must fit. */
  readonly reach: number;
  readonly width: number;
  readonly height: number;
}

/** A point on the canvas; `depth` is towards the eye. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

/** Where a point of space is seen, with a little perspective. */
export function placer({
  angle,
  tilt,
  reach,
  width,
  height,
}: Look): (x: number, y: number, z: number) => Placed {
  const scale = (0.44 * Math.min(width, height)) / reach;
  const [sin, cos, up, flat] = [Math.sin(angle), Math.cos(angle), Math.sin(tilt), Math.cos(tilt)];
  return (x, y, z) => {
    const [u, w] = [cos * x + sin * z, -sin * x + cos * z];
    const v = flat * y - up * w;
    const depth = up * y + flat * w;
    const zoom = scale * (1 + (0.22 * depth) / reach);
    return { x: width / 2 + zoom * u, y: height / 2 - zoom * v, depth };
  };
}

/** The largest distance from the origin in frames of points (3 × n, row by row). */
export function reachOf(frames: readonly ArrayLike<number>[], n: number): number {
  let far = 0.2;
  for (const frame of frames)
    for (let j = 0; j < n; j++) far = Math.max(far, Math.hypot(frame[j]!, frame[n + j]!, frame[2 * n + j]!));
  return far;
}

/** The mean of each class in a frame. */
export function classMeans(frame: ArrayLike<number>, labels: readonly number[]): [number, number, number][] {
  const n = labels.length;
  const classes = Math.max(...labels) + 1;
  const counts = Array.from({ length: classes }, (_, c) => labels.filter((label) => label === c).length);
  return counts.map((count, c) => {
    const mean = (row: number) =>
      labels.reduce((sum, label, j) => (label === c ? sum + frame[row * n + j]! : sum), 0) / count;
    return [mean(0), mean(1), mean(2)];
  });
}

/** The same picture as the live scene's, at rest, as SVG, for readers without scripts. */
export function sceneSvg(
  frame: ArrayLike<number>,
  labels: readonly number[],
  inks: { readonly series: readonly string[]; readonly grid: string },
): string {
  const n = labels.length;
  const size = 380;
  const place = placer({
    angle: 0.6,
    tilt: 0.42,
    reach: reachOf([frame], n),
    width: size,
    height: size,
  });
  const centres = classMeans(frame, labels).map((mean) => place(...mean));
  const origin = place(0, 0, 0);
  const line = (a: Placed, b: Placed, rest: string) =>
    `<line x1="${a.x.toFixed(1)}" y1="${a.y.toFixed(1)}" x2="${b.x.toFixed(1)}" y2="${b.y.toFixed(1)}" ${rest}/>`;
  const edges = centres.flatMap((a, c) =>
    centres.slice(c + 1).map((b) => line(a, b, `stroke="${inks.grid}"`)),
  );
  const spokes = centres.map((a, c) =>
    line(origin, a, `stroke="${inks.series[c]}" stroke-width="2.5" stroke-opacity="0.45"`),
  );
  const dots = labels
    .map((c, j) => ({ c, at: place(frame[j]!, frame[n + j]!, frame[2 * n + j]!) }))
    .sort((a, b) => a.at.depth - b.at.depth)
    .map(
      ({ c, at }) =>
        `<circle cx="${at.x.toFixed(1)}" cy="${at.y.toFixed(1)}" r="5" fill="${inks.series[c]}" fill-opacity="0.88"/>`,
    );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${[...edges, ...spokes, ...dots].join("")}</svg>`;
}
