/** A moment as written, without regard to zones: milliseconds since 1970 as if it were UTC. */
interface Moment {
  readonly at: number;
  readonly timed: boolean;
}

/** The dates of a column's different cells, and how they were read. */
export interface ReadDates {
  readonly values: readonly number[];
  readonly holds: "dates" | "dates and times" | "times";
  /** Set where day and month could not be told apart and the month was taken first. */
  readonly monthFirst: boolean;
}

const time =
  "(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?: ?(?:Z|UTC|[+-]\\d{2}:?\\d{2}))?)?";
const yearFirst = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${time}$`);
const yearMonth = /^(\d{4})-(\d{2})$/;
const dayOrMonthFirst = new RegExp(`^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})${time}$`);
const monthName = /^(\d{1,2})[- ]([A-Z][a-z]{2})[a-z]*[- ](\d{4})$/;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function clockOf([hour, minute, second, fraction]: readonly (string | undefined)[]): Moment | undefined {
  if (hour === undefined) return { at: 0, timed: false };
  const [h, m, s] = [Number(hour), Number(minute), Number(second ?? 0)];
  if (h > 24 || m > 59 || s > 60) return undefined;
  return { at: ((h * 60 + m) * 60 + s + Number(`0.${fraction ?? 0}`)) * 1000, timed: true };
}

/** A day of the calendar with its time, or undefined where there is no such day. */
function moment(
  year: number,
  month: number,
  day: number,
  clockParts: readonly (string | undefined)[] = [],
): Moment | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const within = clockOf(clockParts);
  if (within === undefined || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { at: date.getTime() + within.at, timed: within.timed };
}

type DateReader = (cell: string) => Moment | undefined;

const readers = {
  year(cell: string) {
    const match = yearFirst.exec(cell) ?? yearMonth.exec(cell);
    return match === null
      ? undefined
      : moment(Number(match[1]), Number(match[2]), Number(match[3] ?? 1), match.slice(4));
  },
  monthFirst(cell: string) {
    const match = dayOrMonthFirst.exec(cell);
    return match === null || match[2] === "."
      ? undefined
      : moment(Number(match[4]), Number(match[1]), Number(match[3]), match.slice(5));
  },
  dayFirst(cell: string) {
    const match = dayOrMonthFirst.exec(cell);
    return match === null
      ? undefined
      : moment(Number(match[4]), Number(match[3]), Number(match[1]), match.slice(5));
  },
  monthName(cell: string) {
    const match = monthName.exec(cell);
    const month = match === null ? 0 : months.indexOf(match[2]!) + 1;
    return month === 0 ? undefined : moment(Number(match![3]), month, Number(match![1]));
  },
  clock(cell: string) {
    const match = clock.exec(cell);
    return match === null ? undefined : clockOf(match.slice(1));
  },
} satisfies Record<string, DateReader>;

function readAll(cells: readonly string[], read: DateReader): Moment[] | undefined {
  const found: Moment[] = [];
  for (const cell of cells) {
    const date = read(cell);
    if (date === undefined) return undefined;
    found.push(date);
  }
  return found;
}

/**
 * The dates or times that the different cells of a column write, where all of them do so in one way: 2024-03-14,
 * 2024-03-14 15:09:26, 3/14/2024, 14.3.2024, 14-Mar-2024, 2024-03, 15:09. Zones are not looked at.
 */
export function readDates(cells: readonly string[]): ReadDates | undefined {
  for (const name of Object.keys(readers) as (keyof typeof readers)[]) {
    const moments = readAll(cells, readers[name]);
    if (moments === undefined) continue;
    const timed =
      name === "clock" ? "times" : moments.some((date) => date.timed) ? "dates and times" : "dates";
    const monthFirst = name === "monthFirst" && readAll(cells, readers.dayFirst) !== undefined;
    return { values: moments.map(({ at }) => at), holds: timed, monthFirst };
  }
  return undefined;
}

const day = 86_400_000;

/** Numbers that a date holds: what a season, a weekday, an hour or a trend depends on. */
const parts = {
  year: (at: number) => new Date(at).getUTCFullYear(),
  month: (at: number) => new Date(at).getUTCMonth() + 1,
  day: (at: number) => new Date(at).getUTCDate(),
  /** Monday is 1, Sunday 7. */
  weekday: (at: number) => ((new Date(at).getUTCDay() + 6) % 7) + 1,
  /** Seconds since midnight. */
  seconds: (at: number) => (at - Math.floor(at / day) * day) / 1000,
  /** Days since 1970, with fractions. */
  days: (at: number) => at / day,
};

/** A part of a date that becomes a column of numbers. */
export type DatePart = keyof typeof parts;
export const dateParts = Object.keys(parts) as DatePart[];

/** A part of a date in milliseconds since 1970; NaN stays NaN. */
export function datePart(part: DatePart, at: number): number {
  return parts[part](at);
}
