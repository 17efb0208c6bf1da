import {
  Background,
  ConnectionLineType,
  MiniMap,
  PanOnScrollMode,
  ReactFlow,
  SelectionMode,
  type EdgeChange,
  type NodeChange,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useCallback, useRef, useState } from "react";
import { useLiveLost } from "../live/useLive";
import { messages } from "../messages.en";
import { GRID } from "../model/geometry";
import { useEditor } from "../store/EditorContext";
import { AlignBar } from "./AlignBar";
import { CanvasGraph, type CanvasNode, type CanvasWire } from "./canvasGraph";
import { EmptyFlow } from "./EmptyFlow";
import classes from "./FlowCanvas.module.css";
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

const nodeTypes = { component: NodeCard };
const edgeTypes = { wire: WireEdge };
const grid: [number, number] = [GRID, GRID];
const panButtons = [0, 1];
const fitOptions = { maxZoom: 1, padding: 0.15 };

/** The drawing of the flow. React Flow only shows it; every change goes through the editor's commands. */
export function FlowCanvas() {
  const frame = useRef<HTMLDivElement>(null);
  const followPointer = useCanvasControls(frame);
  const [graph] = useState(() => new CanvasGraph());
  const flow = useEditor((state) => state.flow);
  const catalogue = useEditor((state) => state.catalogue);
  const selection = useEditor((state) => state.selection);
  const { onMove, ...dragging } = useDragging();
  const { selectNodes, selectWires } = useSelecting();
  const wiring = useWiring();
  const { onDoubleClick, ...menu } = useCanvasMenu();
  const hovering = useHoveredWire();
  const lost = useLiveLost();
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
      data-lost={lost || undefined}
      data-wiring={wiringFrom}
      onPointerMove={followPointer}
      onPointerLeave={followPointer}
      onDoubleClick={onDoubleClick}
      onPointerDownCapture={() => frame.current?.focus({ preventScroll: true })}
    >
      <ReactFlow
        nodes={graph.nodesOf(flow, catalogue, selection)}
        edges={graph.wiresOf(flow, selection)}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        {...dragging}
        {...wiring}
        {...menu}
        {...hovering}
        onlyRenderVisibleElements
        fitView
        fitViewOptions={fitOptions}
        minZoom={0.05}
        maxZoom={2}
        snapToGrid
        snapGrid={grid}
        connectionRadius={28}
        connectionLineType={ConnectionLineType.Bezier}
        connectOnClick
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={["Meta", "Control", "Shift"]}
        selectionMode={SelectionMode.Partial}
        panOnDrag={panButtons}
        panOnScroll
        panOnScrollMode={PanOnScrollMode.Free}
        panActivationKeyCode="Space"
        zoomActivationKeyCode={["Meta", "Control"]}
        zoomOnDoubleClick={false}
        nodeDragThreshold={3}
        paneClickDistance={3}
        elevateNodesOnSelect
      >
        <Background gap={20} size={1.5} color="var(--line)" />
        <MiniMap
          className={classes.map ?? ""}
          pannable
          zoomable
          nodeClassName={mapClass}
          nodeBorderRadius={8}
          ariaLabel={messages.canvas.map}
        />
        <ZoomBar />
        <AlignBar />
      </ReactFlow>
      <RefusalTip />
      <EmptyFlow />
    </div>
  );
}

function mapClass(node: CanvasNode): string {
  return `map-${node.data.component?.kind ?? "missing"}`;
}
