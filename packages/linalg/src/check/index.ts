export {
  type ErrorRecord,
  errorRecord,
  type FailureKind,
  failureKind,
  revivedError,
} from "./failure.js";
export {
  type Fault,
  faultMessage,
  InputError,
  type OptionName,
  type Place,
  type ShowOption,
  shownValue,
  type Wording,
} from "./input-error.js";
export { nearestName } from "./nearest-name.js";
export { NumericalError } from "./numerical-error.js";
export { visibleLines, visibleText } from "./visible-text.js";
export { advance, type Progress, type StopSignal, type Work } from "./work.js";
