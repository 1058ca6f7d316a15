/** One setting of a live example: its control, its default and how it stands in the page's address. */
export interface Parameter<T = unknown> {
  readonly label: string;
  readonly fallback: T;
  readonly control: Control;
  /** Stands under "More settings" until it is asked for. */
  readonly folded?: boolean;
  /** Whether it changes anything beside these values of the others; left out where it always does. */
  applies?(values: Readonly<Record<string, unknown>>): boolean;
  /** The value that a text of the address means; undefined where it means none. */
  read(text: string): T | undefined;
  write(value: T): string;
}

export type Control =
  | {
      readonly kind: "slider";
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly shown: (value: number) => string;
    }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "none" };

export type Parameters = Readonly<Record<string, Parameter>>;

/** The values of parameters. */
export type ValuesOf<P> = {
  -readonly [K in keyof P]: P[K] extends { readonly fallback: infer T } ? T : never;
};

interface Slider {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** How the value is said; sliders over exponents say the power. */
  readonly shown?: (value: number) => string;
}

/** A number on a slider; the address takes any multiple of the step within the bounds. */
export function slider(
  label: string,
  fallback: number,
  { min, max, step, shown = String }: Slider,
): Parameter<number> {
  return {
    label,
    fallback,
    control: { kind: "slider", min, max, step, shown },
    read(text) {
      const value = Number(text);
      if (text.trim() === "" || !(value >= min && value <= max)) return undefined;
      const steps = (value - min) / step;
      return Math.abs(steps - Math.round(steps)) < 1e-6 ? value : undefined;
    },
    write: String,
  };
}

/** A setting that few readers move: it stands under "More settings". */
export const folded = <T>(parameter: Parameter<T>): Parameter<T> => ({ ...parameter, folded: true });

/** A setting that only counts beside some values of the others: elsewhere it is shown and cannot be moved. */
export const where = <T>(
  applies: (values: Readonly<Record<string, unknown>>) => boolean,
  parameter: Parameter<T>,
): Parameter<T> => ({ ...parameter, applies });

/** A word of a list. */
export function choice<const T extends string>(
  label: string,
  fallback: NoInfer<T>,
  choices: readonly T[],
): Parameter<T> {
  return {
    label,
    fallback,
    control: { kind: "choice", choices },
    read: (text) => choices.find((word) => word === text),
    write: (value) => value,
  };
}

/** Something that the page sets by its own means: painted points, an uploaded name. */
export function free<T>(
  label: string,
  fallback: T,
  codec: Pick<Parameter<T>, "read" | "write">,
): Parameter<T> {
  return { label, fallback, control: { kind: "none" }, ...codec };
}

export function fallbacksOf<P extends Parameters>(parameters: P): ValuesOf<P> {
  return Object.fromEntries(
    Object.entries(parameters).map(([key, { fallback }]) => [key, fallback]),
  ) as unknown as ValuesOf<P>;
}

/** Reads an example's parameters from an address, ignoring those of other examples; `broken` names invalid ones. */
export function readAddress<P extends Parameters>(name: string, parameters: P, query: URLSearchParams) {
  const values = fallbacksOf(parameters) as Record<string, unknown>;
  const broken: string[] = [];
  for (const [key, text] of query) {
    if (!key.startsWith(`${name}.`)) continue;
    const own = key.slice(name.length + 1);
    const value = Object.hasOwn(parameters, own) ? parameters[own]!.read(text) : undefined;
    if (value === undefined) broken.push(key);
    else values[own] = value;
  }
  return { values: values as ValuesOf<P>, broken };
}

/** The address's query with these values: what stands at its default is left out, other examples' parts are kept. */
export function writeAddress<P extends Parameters>(
  name: string,
  parameters: P,
  values: ValuesOf<P>,
  query: URLSearchParams,
): URLSearchParams {
  const next = new URLSearchParams([...query].filter(([key]) => !key.startsWith(`${name}.`)));
  for (const [key, parameter] of Object.entries(parameters as Parameters)) {
    const text = parameter.write(values[key]);
    if (text !== parameter.write(parameter.fallback)) next.set(`${name}.${key}`, text);
  }
  return next;
}
