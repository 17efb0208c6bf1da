import { useMemo, type KeyboardEvent } from "react";
import { KindIcon } from "../canvas/KindIcon";
import { nameOf } from "../commands/nodeCommands";
import { goTo } from "../commands/viewCommands";
import { messages } from "../messages.en";
import type { FlowNode } from "../model/flow";
import { wiresInto, wiresOutOf } from "../model/flowIndex";
import { problemsOfNode } from "../model/problemIndex";
import { inReadingOrder } from "../model/walk";
import { select } from "../store/edit";
import { useEditor, useEditorStore } from "../store/EditorContext";
import classes from "./SidePanel.module.css";

const words = messages.outline;

/** The flow as a list of components, each with its wires: the same flow for those who do not see the drawing. */
export function Outline() {
  const flow = useEditor((state) => state.flow);
  const nodes = useMemo(() => inReadingOrder(flow), [flow]);
  const selected = useEditor((state) => [...state.selection.nodes][0]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
    const at = items.findIndex((item) => item === document.activeElement);
    items[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={classes.scroll} data-keys onKeyDown={onKeyDown}>
      {nodes.length === 0 && <p className={classes.none}>{messages.spoken.emptyFlow}</p>}
      <ol className={classes.list} aria-label={words.label}>
        {nodes.map((node, index) => (
          <OutlineNode
            key={node.id}
            node={node}
            reachable={node.id === selected || (selected === undefined && index === 0)}
          />
        ))}
      </ol>
    </div>
  );
}

function OutlineNode({ node, reachable }: { node: FlowNode; reachable: boolean }) {
  const editor = useEditorStore();
  const selected = useEditor((state) => state.selection.nodes.has(node.id));
  const title = useEditor((state) => nameOf(state, node.id));
  const kind = useEditor((state) => state.catalogue.get(node.component)?.kind);
  const problems = useEditor((state) => problemsOfNode(state.problems, node.id).length);
  const flow = useEditor((state) => state.flow);
  return (
    <li className={classes.outlineNode}>
      <button
        type="button"
        className={classes.component}
        aria-pressed={selected}
        tabIndex={reachable ? 0 : -1}
        onFocus={() => {
          if (!editor.getState().selection.nodes.has(node.id)) goTo(editor, node.id);
        }}
        onClick={() => goTo(editor, node.id)}
      >
        <KindIcon kind={kind} />
        <span className={classes.name}>{title}</span>
        {problems > 0 && (
          <span className={classes.problems} aria-label={messages.count.problems(problems)}>
            {problems}
          </span>
        )}
      </button>
      <ul className={classes.wires} aria-label={words.wiresOf(title)}>
        {wiresInto(flow, node.id).length === 0 && (
          <li className={classes.entry}>{kind === "adapter" ? words.entry : words.noWireIn}</li>
        )}
        {wiresOutOf(flow, node.id).map((wire) => (
          <OutlineWire key={wire.id} id={wire.id} port={wire.from.port} to={wire.to.node} toPort={wire.to.port} />
        ))}
      </ul>
    </li>
  );
}

function OutlineWire({ id, port, to, toPort }: { id: string; port: string; to: string; toPort: string }) {
  const editor = useEditorStore();
  const target = useEditor((state) => nameOf(state, to));
  const selected = useEditor((state) => state.selection.wires.has(id));
  return (
    <li>
      <button
        type="button"
        className={classes.wire}
        aria-pressed={selected}
        tabIndex={-1}
        onClick={() => select(editor, [], [id])}
      >
        {words.wire(port, target, toPort)}
      </button>
    </li>
  );
}
