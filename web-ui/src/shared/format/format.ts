const language = "en-GB";
const counts = new Intl.NumberFormat(language);
const clocks = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const moments = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const lists = new Intl.ListFormat(language);

/** 12,345 */
export function count(value: number): string {
  return counts.format(value);
}

/** 48.2 kB, in steps of a thousand. */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  const units = ["kilobyte", "megabyte", "gigabyte", "terabyte"];
  const step = Math.min(Math.floor(Math.log10(size) / 3), units.length);
  const unit = units[step - 1] ?? "kilobyte";
  const format = new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: 1,
  });
  return format.format(size / 1000 ** step);
}

/** 14:05 */
export function clock(at: Date): string {
  return clocks.format(at);
}

/** 22 Nov 2026, 14:05:09 in the words of the language. */
export function moment(at: Date): string {
  return moments.format(at);
}

/** "a, b and c" in the words of the language. */
export function list(items: readonly string[]): string {
  return lists.format(items);
}

const steps: readonly { unit: Intl.RelativeTimeFormatUnit; seconds: number }[] = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
];

/** "5 minutes ago"; "now" within the last minute, also where the clocks of server and browser differ a little. */
export function ago(at: Date, now: Date): string {
  const seconds = (now.getTime() - at.getTime()) / 1000;
  const step = steps.find((candidate) => seconds >= candidate.seconds);
  return step ? relative.format(-Math.floor(seconds / step.seconds), step.unit) : relative.format(0, "second");
}
