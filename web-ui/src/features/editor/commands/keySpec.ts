const isMac = navigator.platform.startsWith("Mac");

const symbols: Readonly<Record<string, string>> = {
  mod: isMac ? "⌘" : "Ctrl",
  shift: isMac ? "⇧" : "Shift",
  alt: isMac ? "⌥" : "Alt",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  delete: "Del",
  escape: "Esc",
  plus: "+",
};

/** Says whether an event is the key of a spec such as `mod+shift+z`. */
export function matches(event: KeyboardEvent, spec: string): boolean {
  const parts = spec.split("+");
  const key = parts.at(-1) ?? "";
  const wants = (name: string): boolean => parts.includes(name);
  const isLetter = /^[a-z0-9]$/.test(key) || (key.length > 1 && key !== "plus");
  return (
    sameKey(event, key) &&
    (event.ctrlKey || event.metaKey) === wants("mod") &&
    event.altKey === wants("alt") &&
    // A sign such as ? or [ needs Shift on some keyboards and not on others.
    (!isLetter || event.shiftKey === wants("shift"))
  );
}

/** The keys of a spec as they are printed on the keyboard, with a space between. */
export function printed(spec: string): string {
  return spec
    .split("+")
    .map((part) => symbols[part] ?? part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
}

/** With Alt or Shift the key is another sign, so letters are also found by their place on the keyboard. */
function sameKey(event: KeyboardEvent, key: string): boolean {
  return (
    event.key.toLowerCase() === (key === "plus" ? "+" : key) ||
    (event.altKey && event.code === `Key${key.toUpperCase()}`)
  );
}
