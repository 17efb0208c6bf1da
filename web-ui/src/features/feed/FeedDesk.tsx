import { useWindowEvent } from "@mantine/hooks";
import { useState } from "react";
import { useComponents } from "../../shared/api/queries";
import type { Flow } from "../../shared/api/types";
import { isTyping } from "../../shared/keys/isTyping";
import { CurlCommand } from "./CurlCommand";
import { DropZone } from "./DropZone";
import { EntryPicker } from "./EntryPicker";
import { FeedList } from "./FeedList";
import { feedFiles } from "./feedStore";
import { entriesOf } from "./model/entries";
import { foundIn, foundInDrop, type FoundFile } from "./model/foundFiles";
import { NotLive } from "./NotLive";
import { PasteDialog } from "./PasteDialog";

/** Everything to feed one flow: where to drop, what to pick, and what became of it. */
export function FeedDesk({ flow }: { flow: Flow }) {
  const [entry, setEntry] = useState<string>();
  const [pasted, setPasted] = useState<string>();
  const [hovering, setHovering] = useState(false);
  const live = flow.state === "running";
  const components = useComponents().data?.components ?? [];
  const entries = entriesOf(flow.live, components);
  const picked = entries.filter(({ node }) => entry === undefined || node === entry);
  const takes = [...new Set(picked.flatMap((one) => one.takes))];
  const feed = (files: readonly FoundFile[]) => feedFiles(flow.id, entry, files);

  // The whole window takes files, so that one dropped beside the zone does not replace the page.
  useWindowEvent("dragover", (event) => {
    event.preventDefault();
    setHovering(live);
  });
  useWindowEvent("dragleave", (event) => {
    if (event.relatedTarget === null) setHovering(false);
  });
  useWindowEvent("drop", (event) => {
    event.preventDefault();
    setHovering(false);
    if (live && event.dataTransfer) void foundInDrop(event.dataTransfer).then(feed);
  });
  useWindowEvent("paste", (event) => {
    if (!live || !event.clipboardData || isTyping(event)) return;
    const { files } = event.clipboardData;
    if (files.length > 0) feed(foundIn(files));
    else setPasted(event.clipboardData.getData("text/plain"));
  });

  return (
    <>
      {live ? (
        <DropZone hovering={hovering} takes={takes} onFiles={feed} onPaste={() => setPasted("")}>
          <EntryPicker entries={entries} entry={entry} onPick={setEntry} />
        </DropZone>
      ) : (
        <NotLive flow={flow} />
      )}
      <FeedList flow={flow.id} />
      {live && <CurlCommand flow={flow.id} entry={entry} entries={picked} />}
      {pasted !== undefined && (
        <PasteDialog
          text={pasted}
          takes={takes}
          onClose={() => setPasted(undefined)}
          onFeed={(file) => feed(foundIn([file]))}
        />
      )}
    </>
  );
}
