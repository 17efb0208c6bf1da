import { useConnection, useReactFlow } from "@xyflow/react";
import { messages } from "../messages.en";
import { whyNot } from "../commands/wireCommands";
import { useEditorStore } from "../store/EditorContext";
import classes from "./FlowCanvas.module.css";
import { portEnd } from "./useWiring";

/** Says at the end of a wire being drawn why it cannot go where it points. */
export function RefusalTip() {
  const editor = useEditorStore();
  const view = useReactFlow();
  const tip = useConnection((connection) => {
    if (!connection.inProgress || connection.isValid !== false) return undefined;
    const from = portEnd(connection.fromHandle);
    const to = portEnd(connection.toHandle);
    if (!from || !to || (from.node === to.node && from.port === to.port)) return undefined;
    return { reason: whyNot(editor, from, to) ?? messages.refusedUnknown, ...connection.to };
  });
  if (!tip) return null;
  const { x, y } = view.flowToScreenPosition({ x: tip.x, y: tip.y });
  return (
    <div className={classes.tip} style={{ left: x, top: y }} role="tooltip">
      {tip.reason}
    </div>
  );
}
