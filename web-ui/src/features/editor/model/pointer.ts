import { isRecord, without } from "./json";

export type Path = readonly (string | number)[];

/** The JSON pointer of a place, such as `/routes/0/condition`. */
export function pointerTo(path: Path): string {
  return path.map((step) => "/" + String(step).replaceAll("~", "~0").replaceAll("/", "~1")).join("");
}

/** Says whether a pointer is at a place or below it. */
export function isAtOrBelow(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(place + "/");
}

/** A copy of plain data with one value changed; undefined takes a key or an item out. */
export function withValue(data: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const items: readonly unknown[] = Array.isArray(data) ? data : [];
    const changed = withValue(items[step], rest, value);
    return changed === undefined
      ? items.toSpliced(step, 1)
      : step in items
        ? items.with(step, changed)
        : [...items, changed];
  }
  const object = isRecord(data) ? data : {};
  const changed = withValue(object[step], rest, value);
  if (changed !== undefined) return { ...object, [step]: changed };
  return without(object, [step]);
}
