import { Portal, Tooltip, UnstyledButton } from "@mantine/core";
import { addFromPalette } from "../commands/addCommands";
import { KindIcon } from "../canvas/KindIcon";
import type { ComponentDescription } from "../model/flow";
import { useEditorStore } from "../store/EditorContext";
import classes from "./SidePanel.module.css";
import { usePaletteDrag } from "./usePaletteDrag";

/** A component to add: click, Enter, or drag it to where it is wanted. */
export function PaletteItem({ component }: { component: ComponentDescription }) {
  const editor = useEditorStore();
  const { ghost, dragged, ...handlers } = usePaletteDrag(component);
  return (
    <li>
      <Tooltip
        label={component.summary}
        position="right"
        openDelay={500}
        multiline
        maw={280}
        disabled={ghost !== undefined}
      >
        <UnstyledButton
          className={classes.component ?? ""}
          data-component={component.id}
          {...handlers}
          onClick={() => {
            if (!dragged()) addFromPalette(editor, component);
          }}
        >
          <KindIcon kind={component.kind} />
          <span className={classes.name}>{component.name}</span>
        </UnstyledButton>
      </Tooltip>
      {ghost && (
        <Portal>
          <div className={classes.ghost} style={{ left: ghost.x, top: ghost.y }}>
            <KindIcon kind={component.kind} />
            {component.name}
          </div>
        </Portal>
      )}
    </li>
  );
}
