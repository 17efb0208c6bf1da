import { Button, FocusTrap, Kbd, Paper, TextInput } from "@mantine/core";
import { useClickOutside } from "@mantine/hooks";
import { Search } from "lucide-react";
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { KindIcon } from "../canvas/KindIcon";
import { messages } from "../messages.en";
import { search } from "../model/search";
import { useEditor, useEditorStore } from "../store/EditorContext";
import type { Chooser as Asked } from "../store/editorState";
import classes from "./Chooser.module.css";
import { chooserList, type ChooserItem } from "./chooserItems";

const WIDTH = 360;
const HEIGHT = 400;
const words = messages.chooser;

/** A searchable list at a point of the window: components to add, nodes to connect, commands. */
export function Chooser() {
  const chooser = useEditor((state) => state.chooser);
  return chooser ? <OpenChooser key={JSON.stringify(chooser)} chooser={chooser} /> : null;
}

function OpenChooser({ chooser }: { chooser: Asked }) {
  const editor = useEditorStore();
  const id = useId();
  const [asked, setAsked] = useState("");
  const [all, setAll] = useState(false);
  const [active, setActive] = useState(0);
  const list = useMemo(() => chooserList(editor.getState(), chooser, all), [editor, chooser, all]);
  const found = useMemo(() => search(list.items, asked, (item) => item), [list, asked]);

  function close(): void {
    editor.setState({ chooser: undefined });
    editor.getState().canvas?.focus();
  }
  const outside = useClickOutside<HTMLDivElement>(close);

  // Before the next key arrives: who types on at once must not type into the canvas.
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), []);

  function choose(item: ChooserItem | undefined): void {
    if (!item) return;
    close();
    item.run(editor);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const last = found.length - 1;
    const next: Record<string, number> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      Home: 0,
      End: last,
    };
    const to = next[event.key];
    if (event.key === "Escape") close();
    else if (event.key === "Enter") choose(found[active]);
    else if (to !== undefined && !(asked && event.key in { Home: 0, End: 0 })) setActive(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <FocusTrap active>
      <Paper ref={outside} className={classes.chooser} style={placeOf(chooser)} role="dialog" aria-label={list.title}>
        <div className={classes.title}>{list.title}</div>
        <TextInput
          ref={input}
          data-autofocus
          size="sm"
          leftSection={<Search size={14} aria-hidden />}
          placeholder={words.placeholder}
          aria-label={list.title}
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
          value={asked}
          onChange={(event) => {
            setAsked(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ChooserItems id={id} items={found} active={active} grouped={asked === ""} onChoose={choose} />
        {found.length === 0 && <p className={classes.none}>{asked ? words.noMatch(asked) : words.nothing}</p>}
        {list.leftOut > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            {words.showAll(list.leftOut)}
          </Button>
        )}
      </Paper>
    </FocusTrap>
  );
}

interface ChooserItemsProps {
  id: string;
  items: readonly ChooserItem[];
  active: number;
  grouped: boolean;
  onChoose: (item: ChooserItem) => void;
}

function ChooserItems({ id, items, active, grouped, onChoose }: ChooserItemsProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, items]);
  return (
    <div ref={box} id={id} role="listbox" aria-label={words.list} className={classes.items}>
      {items.map((item, index) => {
        const opensGroup = grouped && item.group !== items[index - 1]?.group;
        return (
          <div key={`${item.group} ${item.id}`} role="presentation">
            {opensGroup && (
              <div className={classes.group} role="presentation">
                {item.group}
              </div>
            )}
            {/* The search field keeps the focus and handles the keys. */}
            <div
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes.item}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(item)}
            >
              {item.kind && <KindIcon kind={item.kind} />}
              {!grouped && item.where && <span className={classes.where}>{item.where}</span>}
              <span className={classes.name}>{item.name}</span>
              <span className={classes.more}>{item.more}</span>
              {item.keys && <Kbd size="xs">{item.keys}</Kbd>}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** Beside the point asked for, as far as the window lets it. */
function placeOf({ at }: Asked) {
  const left = Math.max(8, Math.min(at.x, window.innerWidth - WIDTH - 8));
  const top = Math.max(56, Math.min(at.y, window.innerHeight - HEIGHT - 8));
  return { left, top, width: WIDTH, maxHeight: HEIGHT };
}
