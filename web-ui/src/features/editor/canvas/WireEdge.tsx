import { BaseEdge, type EdgeProps } from "@xyflow/react";
import { memo, useContext } from "react";
import { problemsOfWire } from "../model/problemIndex";
import { useEditor } from "../store/EditorContext";
import { useWireLive } from "../live/useLive";
import type { CanvasWire } from "./canvasGraph";
import { WireCount } from "./WireCount";
import classes from "./WireEdge.module.css";
import { wirePath } from "./wirePath";
import { WireTools } from "./WireTools";
import { ZoomLevelContext } from "./zoomLevel";

/** A wire: thin and grey, thicker under the pointer; it moves while packets pass. */
export const WireEdge = memo(function WireEdge(props: EdgeProps<CanvasWire>) {
  const { id, selected = false, sourceHandleId } = props;
  const { path, x, y } = wirePath(props);
  const far = useContext(ZoomLevelContext) !== "near";
  const live = useWireLive(id);
  const wrong = useEditor((state) => problemsOfWire(state.problems, id).length > 0);
  const target = useEditor((state) => state.spliceTarget === id);
  const tools = useEditor(({ hoveredWire, readOnly, selection: { nodes, wires } }) => {
    const only = wires.size === 1 && nodes.size === 0 && wires.has(id);
    return !readOnly && (hoveredWire === id || only);
  });
  return (
    <g
      className={classes.wire}
      data-selected={selected || undefined}
      data-wrong={wrong || undefined}
      data-target={target || undefined}
      data-error={sourceHandleId === "error" || undefined}
      data-flowing={(live?.flowing === true && !far) || undefined}
      data-testid={`wire-${id}`}
    >
      <BaseEdge id={id} path={path} interactionWidth={18} />
      {!far && live && <WireCount live={live} x={x} y={y} />}
      {!far && tools && <WireTools id={id} x={x} y={y} />}
    </g>
  );
});
