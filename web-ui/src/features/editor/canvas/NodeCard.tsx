import type { NodeProps } from "@xyflow/react";
import { memo, useContext } from "react";
import { problemsOfNode } from "../model/problemIndex";
import { useEditor } from "../store/EditorContext";
import type { CanvasNode } from "./canvasGraph";
import { NodeFace } from "./NodeFace";
import classes from "./NodeCard.module.css";
import { PortHandle } from "./PortHandle";
import { ZoomLevelContext } from "./zoomLevel";

/** A component placed in the flow. From afar it is a block with a name; its ports stay, or its wires would go. */
export const NodeCard = memo(function NodeCard({ id, data }: NodeProps<CanvasNode>) {
  const { node, component, ports } = data;
  const level = useContext(ZoomLevelContext);
  const far = level !== "near";
  const problems = useEditor((state) => problemsOfNode(state.problems, id).length);
  return (
    <div
      className={classes.node}
      data-kind={component?.kind}
      data-disabled={node.disabled}
      data-missing={component === undefined || undefined}
      data-wrong={problems > 0 || undefined}
      data-level={level}
      data-testid={`node-${id}`}
    >
      {level === "near" && <NodeFace node={node} component={component} />}
      {level === "middle" && <span className={classes.block}>{node.label ?? component?.name ?? node.component}</span>}
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
      {problems > 0 && level !== "far" && <span className={classes.badge}>{problems}</span>}
    </div>
  );
});
