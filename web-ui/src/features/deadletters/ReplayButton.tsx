import { ActionIcon, Button, Menu } from "@mantine/core";
import { ChevronDown, History, RotateCcw, Undo2 } from "lucide-react";
import type { ReplayFrom } from "../../shared/api/types";
import classes from "./DeadLetters.module.css";
import { messages } from "./messages.en";

interface ReplayButtonProps {
  label: string;
  /** What the menu beside it is called, so that it can be told from those of other causes. */
  menu: string;
  main?: boolean;
  small?: boolean;
  busy: boolean;
  onReplay: (from: ReplayFrom) => void;
  /** Asks for a version, where there are several. */
  onChooseVersion: (() => void) | undefined;
}

/** Replays where it failed; the menu beside it replays from the start, or in another version. */
export function ReplayButton({ label, menu, main = false, small = false, busy, ...on }: ReplayButtonProps) {
  const variant = main ? "filled" : "default";
  return (
    <div className={classes.split}>
      <Button
        variant={variant}
        size={small ? "xs" : "sm"}
        loading={busy}
        leftSection={<RotateCcw size={small ? 14 : 16} />}
        onClick={() => on.onReplay("failed-node")}
      >
        {label}
      </Button>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <ActionIcon variant={variant} size={small ? "input-xs" : "input-sm"} disabled={busy} aria-label={menu}>
            <ChevronDown size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Undo2 size={14} />} onClick={() => on.onReplay("start")}>
            {messages.fromStart}
            <span className={classes.note}>{messages.fromStartText}</span>
          </Menu.Item>
          {on.onChooseVersion && (
            <Menu.Item leftSection={<History size={14} />} onClick={on.onChooseVersion}>
              {messages.otherVersion}
              <span className={classes.note}>{messages.otherVersionText}</span>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
