import { expect, test } from "vitest";
import { commandTable } from "./commandTable";
import { matches, printed } from "./keySpec";

function key(name: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent("keydown", { key: name, ...more });
}

test("a key counts only with its own modifiers", () => {
  expect(matches(key("z", { ctrlKey: true }), "mod+z")).toBe(true);
  expect(matches(key("Z", { ctrlKey: true, shiftKey: true }), "mod+z")).toBe(false);
  expect(matches(key("Z", { metaKey: true, shiftKey: true }), "mod+shift+z")).toBe(true);
  expect(matches(key("n"), "n")).toBe(true);
  expect(matches(key("n", { ctrlKey: true }), "n")).toBe(false);
});

test("signs are found whether or not they need Shift", () => {
  expect(matches(key("/"), "/")).toBe(true);
  expect(matches(key("+", { shiftKey: true }), "plus")).toBe(true);
});

test("letters are found by their place where Alt makes them other signs", () => {
  expect(matches(key("†", { altKey: true, shiftKey: true, code: "KeyT" }), "alt+shift+t")).toBe(true);
});

test("keys are printed as they stand on the keyboard", () => {
  expect(printed("mod+shift+z")).toBe("Ctrl Shift Z");
  expect(printed("mod+arrowleft")).toBe("Ctrl ←");
  expect(printed("plus")).toBe("+");
});

test("no two commands have the same key", () => {
  const keys = commandTable.flatMap((command) => command.keys);

  expect(new Set(keys).size).toBe(keys.length);
});

test("no command takes Tab, which only moves the focus", () => {
  expect(commandTable.flatMap((command) => command.keys)).not.toContain("tab");
});
