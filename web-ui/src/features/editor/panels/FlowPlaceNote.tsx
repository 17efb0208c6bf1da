import { Button, Code, Text } from "@mantine/core";
import type { FlowPlace } from "../../../shared/api/types";
import { messages } from "../messages.en";
import { needsWorkers } from "../model/flowPlace";
import { useEditor, useEditorStore } from "../store/EditorContext";
import classes from "./DetailsPanel.module.css";
import { useChanges } from "./useChanges";
import type { Whereabouts } from "./useFlowPlace";

const words = messages.place;

interface FlowPlaceNoteProps {
  place: FlowPlace;
  there: Whereabouts;
  opened: boolean;
}

/** What follows from the choice. It stands below the choices, so that none moves away from under the pointer. */
export function FlowPlaceNote({ place, there: { workers, now, due }, opened }: FlowPlaceNoteProps) {
  if (workers === 0 && needsWorkers(place)) {
    return (
      <p className={classes.warning} role="alert">
        <WithSetting {...words.nowhere} />
      </p>
    );
  }
  if (due && now) return <Due now={now} />;
  if (!opened) return null;
  return (
    <Text size="xs" c="dimmed" mt="md">
      {workers === 0 ? <WithSetting {...words.none} /> : words.counts}
    </Text>
  );
}

/** Says that the choice does not count yet, and offers to publish. */
function Due({ now }: { now: readonly string[] }) {
  const editor = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const changed = useChanges().length > 0;
  return (
    <div className={classes.due}>
      <p>{words.now(now)}</p>
      {!readOnly && (
        <Button variant="default" size="compact-sm" onClick={() => editor.setState({ dialog: "publish" })}>
          {changed ? words.publish : words.publishAgain}
        </Button>
      )}
    </div>
  );
}

function WithSetting({ before, setting, after }: typeof words.none) {
  return (
    <>
      {before}
      <Code>{setting}</Code>
      {after}
    </>
  );
}
