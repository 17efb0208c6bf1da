import { count } from "../../../shared/format/format";

/** "1 wire", "2 wires". */
export function plural(number: number, one: string, many: string): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}
