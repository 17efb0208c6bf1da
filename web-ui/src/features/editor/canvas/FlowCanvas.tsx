import { Background, MiniMap, ReactFlow, useStore, type EdgeChange, type NodeChange } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useCallback, useRef, useState, type CSSProperties } from "react";
import { useLiveLost } from "../live/useLive";
import { messages } from "../messages.en";
import { useEditor, useEditorStore } from "../store/EditorContext";
import { AlignBar } from "./AlignBar";
import { canvasHabits } from "./canvasHabits";
import { CanvasGraph, type CanvasNode, type CanvasWire } from "./canvasGraph";
import { EmptyFlow } from "./EmptyFlow";
import classes from "./FlowCanvas.module.css";
import { firstView } from "./firstView";
import { NodeCard } from "./NodeCard";
import { RefusalTip } from "./RefusalTip";
import { useCanvasControls } from "./useCanvasControls";
import { useCanvasMenu } from "./useCanvasMenu";
import { useDragging } from "./useDragging";
import { useHoveredWire } from "./useHoveredWire";
import { useSelecting } from "./useSelecting";
import { useWiring } from "./useWiring";
import { WireEdge } from "./WireEdge";
import { ZoomBar } from "./ZoomBar";
import { lineThickness, zoomLevel, ZoomLevelContext } from "./zoomLevel";

const nodeTypes = { component: NodeCard };
const edgeTypes = { wire: WireEdge };
/** A flow of fewer components needs no map. */
const MAP_FROM = 8;

/** The drawing of the flow. React Flow only shows it; every change goes through the editor's commands. */
export function FlowCanvas() {
  const editor = useEditorStore();
  const frame = useRef<HTMLDivElement>(null);
  const followPointer = useCanvasControls(frame);
  const [graph] = useState(() => new CanvasGraph());
  const [first] = useState(() => firstView(editor.getState().flow, { width: innerWidth, height: innerHeight }));
  // Asked to fit an empty flow, React Flow would wait and throw the first node about.
  const [fitAtFirst] = useState(() => first === undefined && editor.getState().flow.nodes.length > 0);
  const flow = useEditor((state) => state.flow);
  const catalogue = useEditor((state) => state.catalogue);
  const selection = useEditor((state) => state.selection);
  const { onMove, ...dragging } = useDragging();
  const { selectNodes, selectWires } = useSelecting();
  const wiring = useWiring();
  const { onDoubleClick, ...menu } = useCanvasMenu();
  const hovering = useHoveredWire();
  const lost = useLiveLost();
  const style: CSSProperties & { "--thick": number } = { "--thick": useStore(lineThickness) };
  // From far away the drawing is its own map.
  const level = useStore(zoomLevel);
  const readOnly = useEditor((state) => state.readOnly);
  const wiringFrom = useEditor((state) => state.wiring?.end.direction);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      selectNodes(changes);
      onMove(changes);
    },
    [selectNodes, onMove],
  );
  const onEdgesChange = useCallback((changes: EdgeChange<CanvasWire>[]) => selectWires(changes), [selectWires]);

  return (
    <div
      ref={frame}
      className={classes.frame}
      role="application"
      aria-label={messages.canvas.label}
      aria-roledescription={messages.canvas.role}
      tabIndex={0}
      data-canvas
      data-keys
      style={style}
      data-lost={lost || undefined}
      data-wiring={wiringFrom}
      onPointerMove={followPointer}
      onPointerLeave={followPointer}
      onDoubleClick={onDoubleClick}
      onPointerDownCapture={() => frame.current?.focus({ preventScroll: true })}
    >
      <ZoomLevelContext value={level}>
        <ReactFlow
          nodes={graph.nodesOf(flow, catalogue, selection)}
          edges={graph.wiresOf(flow, catalogue, selection)}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          {...canvasHabits}
          {...dragging}
          {...wiring}
          {...menu}
          {...hovering}
          fitView={fitAtFirst}
          {...(first && { defaultViewport: first })}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          edgesReconnectable={!readOnly}
        >
          <Background gap={20} size={1.5} color="var(--line)" />
          {flow.nodes.length >= MAP_FROM && level !== "far" && (
            <MiniMap
              className={classes.map ?? ""}
              pannable
              zoomable
              nodeClassName={mapClass}
              nodeBorderRadius={8}
              ariaLabel={messages.canvas.map}
            />
          )}
          <ZoomBar />
          <AlignBar />
        </ReactFlow>
      </ZoomLevelContext>
      <RefusalTip />
      <EmptyFlow />
    </div>
  );
}

function mapClass(node: CanvasNode): string {
  return `map-${node.data.component?.kind ?? "missing"}`;
}
