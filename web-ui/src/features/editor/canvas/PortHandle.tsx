import { Handle } from "@xyflow/react";
import { portKey } from "../commands/wireCommands";
import { messages } from "../messages.en";
import { wiresInto, wiresOutOf } from "../model/flowIndex";
import { portPosition, sidePorts } from "../model/geometry";
import type { Direction, Port, Ports } from "../model/ports";
import { useEditor } from "../store/EditorContext";
import type { EditorState } from "../store/editorState";
import { sideOf } from "./canvasGraph";
import classes from "./PortHandle.module.css";

interface PortHandleProps {
  node: string;
  port: Port;
  ports: Ports;
  direction: Direction;
  /** Documents that are fed to the flow come in here. */
  entry?: boolean;
  far: boolean;
}

/** A port: its shape and colour tell what it carries, its name stands beside it where there is a choice. */
export function PortHandle({ node, port, ports, direction, entry = false, far }: PortHandleProps) {
  const verdict = useEditor((state) => verdictOf(state, node, port, direction));
  const wired = useEditor(({ flow }) =>
    direction === "input"
      ? wiresInto(flow, node).some((wire) => wire.to.port === port.name)
      : wiresOutOf(flow, node).some((wire) => wire.from.port === port.name),
  );
  const { x, y } = portPosition(ports, port, direction);
  const label = labelOf(port, ports, direction, entry && !wired);
  return (
    <Handle
      id={port.name}
      type={direction === "input" ? "target" : "source"}
      position={sideOf(port, direction)}
      className={classes.port ?? ""}
      style={{ left: x, top: y }}
      isConnectable={!port.missing}
      title={messages.canvas.port(port.name, port.summary, port.carries)}
      data-carries={port.missing ? "missing" : port.carries}
      data-implicit={port.implicit || undefined}
      data-wired={wired || undefined}
      data-verdict={verdict}
      data-testid={`port-${node}-${port.name}`}
    >
      {!far && label !== undefined && (
        <span className={classes.label} data-direction={direction}>
          {label}
        </span>
      )}
    </Handle>
  );
}

function verdictOf({ wiring }: EditorState, node: string, port: Port, direction: Direction): string | undefined {
  if (!wiring) return undefined;
  const { end, allowed } = wiring;
  if (end.node === node && end.port === port.name && end.direction === direction) return "origin";
  return end.direction !== direction && allowed.has(portKey(node, port.name)) ? "fits" : "refused";
}

function labelOf(port: Port, ports: Ports, direction: Direction, entry: boolean): string | undefined {
  if (entry && !port.implicit) return messages.canvas.entry;
  const side = sidePorts(direction === "input" ? ports.inputs : ports.outputs);
  const usual = direction === "input" ? "in" : "out";
  return port.implicit || side.length > 1 || port.name !== usual ? port.name : undefined;
}
