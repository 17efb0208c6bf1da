import { VisuallyHidden } from "@mantine/core";
import { useDocumentTitle, useMediaQuery } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { ReactFlowProvider } from "@xyflow/react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useContact } from "../../shared/api/contact";
import { keys } from "../../shared/api/queries";
import type { Flow } from "../../shared/api/types";
import { FlowCanvas } from "./canvas/FlowCanvas";
import { Chooser } from "./chooser/Chooser";
import { useKeys } from "./commands/useKeys";
import { later } from "../../shared/load/later";
import classes from "./Editor.module.css";
import { followFlow } from "./live/followFlow";
import { LiveNumbers } from "./live/LiveNumbers";
import { LiveContext } from "./live/useLive";
import { ContextMenu } from "./menu/ContextMenu";
import { messages } from "./messages.en";
import type { Catalogue } from "./model/flow";
import { DetailsPanel } from "./panels/DetailsPanel";
import { NoticeBar } from "./panels/NoticeBar";
import { ProblemsDrawer } from "./panels/ProblemsDrawer";
import { SidePanel } from "./panels/SidePanel";
import { TopActions } from "./panels/TopActions";
import { EditorContext, useEditor } from "./store/EditorContext";
import type { EditorStore } from "./store/editorState";
import { openEditor } from "./store/openEditor";
import { refresh } from "./store/publishing";
import { startSaving } from "./store/saving";
import { startValidating } from "./store/validating";

const LOOK_EVERY = 5_000;

const PublishDialog = lazy(later(async () => ({ default: (await import("./panels/PublishDialog")).PublishDialog })));
const CompareDialog = lazy(later(async () => ({ default: (await import("./panels/CompareDialog")).CompareDialog })));

/** The editor of one flow, from the moment it is opened. It is never reused for another flow. */
export function Editor({ flow, catalogue }: { flow: Flow; catalogue: Catalogue }) {
  const narrow = useMediaQuery("(width < 800px)", window.innerWidth < 800);
  const roomy = useMediaQuery("(width >= 1100px)", window.innerWidth >= 1100);
  // The panels are as they will be before the canvas fits the flow into what they leave.
  const [editor] = useState(() => {
    const opened = openEditor(flow, catalogue);
    opened.setState({ readOnly: narrow, paletteOpen: !narrow, detailsOpen: roomy });
    return opened;
  });
  const [live] = useState(() => new LiveNumbers());
  useServer(editor, live);
  useEffect(() => editor.setState({ catalogue }), [editor, catalogue]);
  useEffect(() => editor.setState({ readOnly: narrow, paletteOpen: !narrow }), [editor, narrow]);
  useEffect(() => editor.setState({ detailsOpen: roomy }), [editor, roomy]);
  return (
    <EditorContext value={editor}>
      <LiveContext value={live}>
        <Workbench />
      </LiveContext>
    </EditorContext>
  );
}

function Workbench() {
  const name = useEditor((state) => state.flow.name);
  const dialog = useEditor((state) => state.dialog);
  const readOnly = useEditor((state) => state.readOnly);
  useDocumentTitle(`${name} – Pypes`);
  useKeys();
  return (
    <div className={classes.editor}>
      <VisuallyHidden component="h1">{name}</VisuallyHidden>
      <TopActions />
      <SidePanel />
      <div className={classes.middle}>
        {readOnly && <p className={classes.readOnly}>{messages.readOnly}</p>}
        <NoticeBar />
        <div className={classes.canvas}>
          <ReactFlowProvider>
            <FlowCanvas />
          </ReactFlowProvider>
        </div>
        <ProblemsDrawer />
      </div>
      <DetailsPanel />
      <Chooser />
      <ContextMenu />
      <Suspense>
        {dialog === "publish" && <PublishDialog />}
        {dialog === "compare" && <CompareDialog />}
      </Suspense>
    </div>
  );
}

/** Everything between this flow and the server, while it is on screen. */
function useServer(editor: EditorStore, live: LiveNumbers): void {
  const queries = useQueryClient();
  useEffect(() => {
    const { flowId } = editor.getState();
    const saver = startSaving(editor);
    const stopValidating = startValidating(editor);
    const stopFollowing = followFlow(flowId, live, (told) => {
      const { state, liveRevision } = editor.getState().server;
      if (told.state !== state || told.liveRevision !== liveRevision) void refresh(editor);
    });
    const unsubscribe = editor.subscribe((now, before) => {
      if (now.server !== before.server) void queries.invalidateQueries({ queryKey: keys.flow(flowId), exact: true });
    });
    // What others saved is shown also to those who only look.
    const looking = setInterval(() => {
      if (document.visibilityState === "visible") void refresh(editor);
    }, LOOK_EVERY);
    // A server that is back need not wait for the next attempt.
    const stopWaiting = useContact.subscribe((now, before) => {
      if (before.lost && !now.lost) void saver.flush();
    });
    editor.setState({ saver });
    return () => {
      clearInterval(looking);
      stopWaiting();
      unsubscribe();
      stopFollowing();
      stopValidating();
      saver.stop();
    };
  }, [editor, live, queries]);
}
