import { ActionIcon, SegmentedControl, Tooltip } from "@mantine/core";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { messages } from "../messages.en";
import { useEditor, useEditorStore } from "../store/EditorContext";
import { Outline } from "./Outline";
import { Palette } from "./Palette";
import classes from "./SidePanel.module.css";

const words = messages.side;
const tabs = [
  { value: "components", label: words.components },
  { value: "outline", label: words.outline },
];

/** The left side: what can be added, or the flow as a list. */
export function SidePanel() {
  const editor = useEditorStore();
  const open = useEditor((state) => state.paletteOpen);
  const readOnly = useEditor((state) => state.readOnly);
  const side = useEditor((state) => (state.readOnly ? "outline" : state.side));
  const toggle = () => editor.setState({ paletteOpen: !open });
  if (!open) {
    return (
      <div className={classes.closed}>
        <Tooltip label={messages.commands.palette} position="right">
          <ActionIcon variant="subtle" color="gray" aria-label={messages.commands.palette} onClick={toggle}>
            <PanelLeftOpen size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
    );
  }
  return (
    <aside className={classes.side} aria-label={words.label}>
      <header className={classes.head}>
        {readOnly ? (
          <span className={classes.title}>{words.outline}</span>
        ) : (
          <SegmentedControl
            size="xs"
            aria-label={words.label}
            data={tabs}
            value={side}
            onChange={(value) => editor.setState({ side: value === "outline" ? "outline" : "components" })}
          />
        )}
        <Tooltip label={messages.commands.palette} position="right">
          <ActionIcon variant="subtle" color="gray" aria-label={messages.commands.palette} onClick={toggle}>
            <PanelLeftClose size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      {side === "outline" ? <Outline /> : <Palette />}
    </aside>
  );
}
