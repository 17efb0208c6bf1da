const textInputs = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]";
const openLists = "[role=listbox], [role=combobox], [role=dialog], [role=menu]";

/** Whether a key or a paste belongs to a field, an open list or a dialog, so that single-letter shortcuts must stay silent. */
export function isTyping(event: Event): boolean {
  const target = event.target;
  return target instanceof Element && target.closest(`${textInputs}, ${openLists}`) !== null;
}
