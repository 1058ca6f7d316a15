export { ConvergenceError } from "./convergence-error.js";
export {
  type ErrorRecord,
  errorRecord,
  type FailureKind,
  failureKind,
  revivedError,
} from "./failure.js";
export { finiteValues, type ToldOfValue } from "./finite-values.js";
export {
  type Clause,
  type Fault,
  faultMessage,
  InputError,
  type OptionName,
  type Place,
  type ShowOption,
  shownValue,
  type Wording,
} from "./input-error.js";
export { checkKeys, checkObject } from "./keys.js";
export { checkLabels, checkNumbers, type LabelCounts } from "./lists.js";
export {
  checkDtype,
  checkFinite,
  checkMatrix,
  checkModerate,
  checkRows,
  checkSameCols,
  checkSameShape,
  checkShape,
  checkSquare,
} from "./matrices.js";
export { caller, named } from "./named.js";
export { didYouMean, nearestName } from "./nearest-name.js";
export {
  checkAtMost,
  checkBelow,
  checkBoolean,
  checkFunction,
  checkInteger,
  checkMethods,
  checkNonNegative,
  checkNumber,
  checkOneOf,
  checkPositive,
  checkPower,
} from "./numbers.js";
export { NumericalError, OutOfMemoryError } from "./numerical-error.js";
export {
  anyValue,
  finiteNumber,
  integer,
  type NeededOption,
  needed,
  nonNegative,
  type Option,
  type Options,
  oneOf,
  optionsTable,
  ownOptions,
  positive,
  resolveOptions,
  type SetOption,
  type Settings,
  seedOption,
  yesNo,
} from "./options.js";
export { checkSymmetric } from "./symmetric.js";
export { checkBytes, checkList, checkText, checkTexts } from "./values.js";
export { visibleLines, visibleText } from "./visible-text.js";
export { advance, checkWatch, checkWork, type Progress, type StopSignal, type Work } from "./work.js";
