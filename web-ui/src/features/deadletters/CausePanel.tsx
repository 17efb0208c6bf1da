import { Button, Group } from "@mantine/core";
import type { DeadLetter, DeadLetterGroup, ReplayFrom } from "../../shared/api/types";
import { useNodeName } from "../../shared/flow/useNodeName";
import { Panel } from "../../shared/layout/Panel";
import { Tag } from "../../shared/layout/Tag";
import { messages as shared } from "../../shared/messages.en";
import classes from "./DeadLetters.module.css";
import { LetterTable } from "./LetterTable";
import { messages } from "./messages.en";
import { isProcessEnd } from "./model/isProcessEnd";
import { ReplayButton } from "./ReplayButton";

interface CausePanelProps {
  flow: string;
  cause: DeadLetterGroup;
  /** Those of its letters that are loaded. */
  letters: readonly DeadLetter[];
  onOpen: (letter: DeadLetter) => void;
  busy: boolean;
  onReplay: (from: ReplayFrom) => void;
  onChooseVersion: (() => void) | undefined;
  onDiscard: () => void;
}

/** One cause and the documents that have it. */
export function CausePanel({ flow, cause, letters, busy, onOpen, onDiscard, ...on }: CausePanelProps) {
  const name = useNodeName(flow);
  const ended = isProcessEnd(cause);
  const hidden = cause.count - letters.length;
  return (
    <Panel mb="lg">
      <section aria-label={cause.message}>
        <header className={classes.cause}>
          <div className={classes.words}>
            <h2>{cause.message}</h2>
            <Group gap="sm">
              <Tag tone="error">{ended ? messages.ended.kind : shared.errorKind[cause.kind]}</Tag>
              <span className={classes.muted}>
                {ended
                  ? messages.ended.many(cause.count)
                  : messages.group(cause.count, name(cause.node) || messages.intake)}
              </span>
            </Group>
          </div>
          <Group gap="sm" wrap="nowrap">
            <Button size="xs" variant="default" onClick={onDiscard}>
              {messages.discardMany(cause.count)}
            </Button>
            <ReplayButton
              small
              label={messages.replayMany(cause.count)}
              menu={messages.replayMenu(cause.message)}
              busy={busy}
              {...on}
            />
          </Group>
        </header>
        {letters.length > 0 && <LetterTable letters={letters} known={cause.message} onOpen={onOpen} />}
        {hidden > 0 && <p className={classes.hidden}>{messages.hidden(hidden)}</p>}
      </section>
    </Panel>
  );
}
