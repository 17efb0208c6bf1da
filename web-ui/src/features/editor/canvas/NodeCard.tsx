import { useStore, type NodeProps, type ReactFlowState } from "@xyflow/react";
import { memo } from "react";
import { problemsOfNode } from "../model/problemIndex";
import { useEditor } from "../store/EditorContext";
import type { CanvasNode } from "./canvasGraph";
import { NodeFace } from "./NodeFace";
import classes from "./NodeCard.module.css";
import { PortHandle } from "./PortHandle";

const FAR = 0.45;
const isFar = (state: ReactFlowState): boolean => state.transform[2] < FAR;

/** A component placed in the flow. From afar it is a plain block; its ports stay, or its wires would go. */
export const NodeCard = memo(function NodeCard({ id, data }: NodeProps<CanvasNode>) {
  const { node, component, ports } = data;
  const far = useStore(isFar);
  const problems = useEditor((state) => problemsOfNode(state.problems, id).length);
  return (
    <div
      className={classes.node}
      data-kind={component?.kind}
      data-disabled={node.disabled}
      data-missing={component === undefined || undefined}
      data-far={far || undefined}
      data-testid={`node-${id}`}
    >
      {!far && <NodeFace node={node} component={component} />}
      {ports.inputs.map((port) => (
        <PortHandle
          key={port.name}
          node={id}
          port={port}
          ports={ports}
          direction="input"
          entry={component?.kind === "adapter"}
          far={far}
        />
      ))}
      {ports.outputs.map((port) => (
        <PortHandle key={port.name} node={id} port={port} ports={ports} direction="output" far={far} />
      ))}
      {problems > 0 && <span className={classes.badge}>{problems}</span>}
    </div>
  );
});
