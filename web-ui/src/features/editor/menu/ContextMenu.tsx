import { Menu } from "@mantine/core";
import { printed } from "../commands/keySpec";
import { useEditor, useEditorStore } from "../store/EditorContext";
import { messages } from "../messages.en";
import classes from "./ContextMenu.module.css";
import { menuEntries } from "./menuEntries";

/** The menu of a node, a wire or the canvas, with the key beside each entry. */
export function ContextMenu() {
  const editor = useEditorStore();
  const menu = useEditor((state) => state.menu);
  const close = () => editor.setState({ menu: undefined });
  if (!menu) return null;
  const { x, y } = menu.at;
  return (
    <Menu key={`${x} ${y}`} opened onClose={close} position="bottom-start" offset={0} width={260} returnFocus={false}>
      <Menu.Target>
        <span className={classes.anchor} style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={messages.menu.label}>
        {menuEntries(editor.getState(), menu).map(({ label, keys, possible, run }) => (
          <Menu.Item
            key={label}
            disabled={!possible}
            rightSection={<span className={classes.keys}>{keys[0] ? printed(keys[0]) : ""}</span>}
            onClick={() => {
              close();
              editor.getState().canvas?.focus();
              void run(editor);
            }}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
