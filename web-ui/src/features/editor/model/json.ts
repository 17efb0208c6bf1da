export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Says whether two pieces of plain data are the same, whatever the order of their keys. */
export function same(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => same(item, right[index]));
  }
  if (!isRecord(left) || !isRecord(right)) return false;
  const keys = definedKeys(left);
  return keys.length === definedKeys(right).length && keys.every((key) => same(left[key], right[key]));
}

/** A copy of an object without some of its keys. */
export function without<Value>(object: Readonly<Record<string, Value>>, keys: Iterable<string>): Record<string, Value> {
  const unwanted = new Set(keys);
  return Object.fromEntries(Object.entries(object).filter(([key]) => !unwanted.has(key)));
}

function definedKeys(object: Record<string, unknown>): string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}
