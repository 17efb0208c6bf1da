import { Power } from "lucide-react";
import { messages } from "../messages.en";
import { digest } from "../model/digest";
import type { ComponentDescription, FlowNode } from "../model/flow";
import { problemsOfNode } from "../model/problemIndex";
import { useEditor } from "../store/EditorContext";
import { KindIcon } from "./KindIcon";
import { NodeNumbers } from "./NodeNumbers";
import classes from "./NodeCard.module.css";

interface NodeFaceProps {
  node: FlowNode;
  component: ComponentDescription | undefined;
}

/** What a card says: what it is, how it is set or what is wrong with it, and how much it has done. */
export function NodeFace({ node, component }: NodeFaceProps) {
  const problem = useEditor(({ problems, fresh }) =>
    component && !fresh.has(node.id) ? problemsOfNode(problems, node.id)[0]?.message : undefined,
  );
  const title = node.label ?? component?.name ?? node.component;
  const line = component ? (problem ?? describe(node, component)) : messages.canvas.notInstalled;
  return (
    <>
      <KindIcon kind={component?.kind} size={18} />
      <div className={classes.words}>
        <div className={classes.title} title={title}>
          <span className={classes.name}>{title}</span>
          {node.replicas && node.replicas.count > 1 && <ReplicaCount count={node.replicas.count} />}
          {node.disabled === true && <Power size={12} aria-label={messages.canvas.disabled} />}
        </div>
        <div className={classes.line} data-problem={problem !== undefined || component === undefined} title={line}>
          {line}
        </div>
        <NodeNumbers id={node.id} />
      </div>
    </>
  );
}

function ReplicaCount({ count }: { count: number }) {
  const words = messages.canvas.replicas(count);
  return (
    <span className={classes.replicas} role="img" aria-label={words} title={words}>
      {messages.canvas.times(count)}
    </span>
  );
}

function describe(node: FlowNode, component: ComponentDescription): string {
  const set = digest(node, component);
  if (node.label === undefined) return set ?? component.summary;
  return set === undefined ? component.name : `${component.name} · ${set}`;
}
