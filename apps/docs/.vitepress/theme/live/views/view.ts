import type { Figure } from "@collapsar/plot";
import type { Parameters, ValuesOf } from "../controls/parameters.js";
import type { ExampleName, Result, Settings } from "../examples.js";

/** One number beside the figures. */
export interface Reading {
  readonly label: string;
  readonly value: string;
}

/**
 * How an example is shown: its parameters, and what a result looks like. One value serves page, static picture and
 * test.
 */
export interface View<Name extends ExampleName, P extends Parameters> {
  /** The example that the worker runs. */
  readonly example: Name;
  readonly parameters: P;
  settings(values: ValuesOf<P>): Settings<Name>;
  figures(value: Result<Name>): readonly Figure[];
  readings?(value: Result<Name>): readonly Reading[];
  /** What this result says of the question, in one sentence. */
  answer?(value: Result<Name>): string;
  /** One-sentence description of the figure, for readers who cannot see it. */
  readonly summary: string;
  /** What else is to be said; of the settings, where it depends on them. */
  readonly note?: string | ((values: ValuesOf<P>) => string);
  /** Of an example that goes step by step: how a step is called. */
  step?(value: Result<Name>): string;
  /** Shows the figures' own titles; for views of more than one. */
  readonly titles?: boolean;
}

/** Ties the parts of a view together by their types. */
export function defineView<Name extends ExampleName, P extends Parameters>(
  view: View<Name, P>,
): View<Name, P> {
  return view;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 6.4 × 10⁻⁴, as figures write it; the package that draws them is not loaded with the front page for this. */
function scientific(value: number): string {
  const [mantissa, exponent] = value.toExponential(1).split("e") as [string, string];
  const digits = exponent.replace("+", "").replace("-", "⁻");
  return `${mantissa} × 10${digits.replace(/\d/g, (digit) => superscripts[Number(digit)]!)}`;
}

/** A number in few digits, as the readings show it. */
export function brief(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return "—";
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e5) ? scientific(value) : value.toPrecision(3);
  return text.replace("-", "−");
}
