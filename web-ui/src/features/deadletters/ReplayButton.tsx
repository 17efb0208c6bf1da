import { ActionIcon, Button, Menu } from "@mantine/core";
import { ChevronDown, RotateCcw, Undo2 } from "lucide-react";
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
}

/** Replays where it failed; the menu beside it replays from the start. */
export function ReplayButton({ label, menu, main = false, small = false, busy, onReplay }: ReplayButtonProps) {
  const variant = main ? "filled" : "default";
  return (
    <div className={classes.split}>
      <Button
        variant={variant}
        size={small ? "xs" : "sm"}
        loading={busy}
        leftSection={<RotateCcw size={small ? 14 : 16} />}
        onClick={() => onReplay("failed-node")}
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
          <Menu.Item leftSection={<Undo2 size={14} />} onClick={() => onReplay("start")}>
            {messages.fromStart}
            <span className={classes.note}>{messages.fromStartText}</span>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
