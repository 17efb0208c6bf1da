import { Button, CloseButton, TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { messages } from "../messages.en";
import { kinds } from "../model/flow";
import { byKind, searchComponents } from "../model/search";
import { useEditor } from "../store/EditorContext";
import { PaletteItem } from "./PaletteItem";
import classes from "./SidePanel.module.css";

const words = messages.palette;

/** Every component there is, by kind; each can be dragged to the canvas, clicked, or chosen by key. */
export function Palette() {
  const catalogue = useEditor((state) => state.catalogue);
  const [asked, setAsked] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => searchComponents(byKind(catalogue), asked), [catalogue, asked]);

  /** Up and down walk through the list, and out of its top back into the search field. */
  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...(list.current?.querySelectorAll<HTMLElement>("button[data-component]") ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const next = at + step;
    if (next < 0) field.current?.focus();
    else items[Math.min(next, items.length - 1)]?.focus();
  }

  return (
    <div className={classes.body} onKeyDown={onKeyDown}>
      <div className={classes.search}>
        <TextInput
          ref={field}
          size="sm"
          placeholder={words.find}
          aria-label={words.find}
          leftSection={<Search size={14} aria-hidden />}
          rightSection={asked && <CloseButton size="sm" aria-label={words.clear} onClick={() => setAsked("")} />}
          value={asked}
          onChange={(event) => setAsked(event.currentTarget.value)}
        />
      </div>
      <div ref={list} className={classes.scroll}>
        {kinds.map((kind) => {
          const group = found.filter((component) => component.kind === kind);
          if (group.length === 0) return null;
          return (
            <section key={kind} aria-label={messages.kinds[kind]}>
              <h2 className={classes.group}>{messages.kinds[kind]}</h2>
              <ul className={classes.list}>
                {group.map((component) => (
                  <PaletteItem key={component.id} component={component} />
                ))}
              </ul>
            </section>
          );
        })}
        {found.length === 0 && (
          <div className={classes.none}>
            <p>{words.noMatch(asked)}</p>
            <Button variant="default" size="compact-sm" onClick={() => setAsked("")}>
              {words.clear}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
