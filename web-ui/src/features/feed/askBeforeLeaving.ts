/** Whether the browser asks before the page is reloaded or closed. */
export function askBeforeLeaving(needed: boolean): void {
  // Only while it is needed: browsers keep no page for "back" that listens to this.
  if (needed) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
