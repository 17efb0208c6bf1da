import { ActionIcon } from "@mantine/core";
import { X } from "lucide-react";
import { messages } from "../messages.en";
import { useEditor, useEditorStore } from "../store/EditorContext";
import { ProblemList } from "./ProblemList";
import classes from "./ProblemsDrawer.module.css";

/** The foot of the editor: how many problems there are, and the list of them when asked for. */
export function ProblemsDrawer() {
  const editor = useEditorStore();
  const open = useEditor((state) => state.problemsOpen);
  const number = useEditor((state) => state.problems.length);
  return (
    <section className={classes.drawer} aria-label={messages.problems.title}>
      <header className={classes.bar}>
        <button
          type="button"
          className={classes.tab}
          aria-expanded={open}
          onClick={() => editor.setState({ problemsOpen: !open })}
        >
          {messages.problems.title}
          <span className={classes.number} data-some={number > 0 || undefined}>
            {number}
          </span>
        </button>
        {open && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={messages.problems.close}
            onClick={() => editor.setState({ problemsOpen: false })}
          >
            <X size={14} />
          </ActionIcon>
        )}
      </header>
      {open && (
        <div className={classes.list}>
          <ProblemList />
        </div>
      )}
    </section>
  );
}
