import { Button } from "@mantine/core";
import { MailCheck } from "lucide-react";
import { useState } from "react";
import { useParams } from "react-router";
import { useDeadLetters, useFlow, useRevisions } from "../../shared/api/queries";
import type { DeadLetter, DeadLetterList, ReplayFrom } from "../../shared/api/types";
import { ConfirmDialog, type Question } from "../../shared/layout/ConfirmDialog";
import { Empty } from "../../shared/layout/Empty";
import { Page } from "../../shared/layout/Page";
import { Panel } from "../../shared/layout/Panel";
import { QueryState } from "../../shared/layout/QueryState";
import { messages as shared } from "../../shared/messages.en";
import { CausePanel } from "./CausePanel";
import { LetterDrawer } from "./LetterDrawer";
import { messages } from "./messages.en";
import { groupsOf } from "./model/groups";
import { ReplayAlert } from "./ReplayAlert";
import { ReplayButton } from "./ReplayButton";
import { useDiscard, useReplay, type Chosen, type Replay } from "./useDeadLetterActions";
import { VersionDialog } from "./VersionDialog";

const pageSize = 100;

type Meant = Pick<Replay, "chosen" | "meant">;

/** The documents a flow could not handle, by cause. */
export function DeadLettersPage() {
  const { id = "" } = useParams();
  const [limit, setLimit] = useState(pageSize);
  const [opened, setOpened] = useState<DeadLetter>();
  const [choosing, setChoosing] = useState<Meant>();
  const [question, setQuestion] = useState<Question>();
  const letters = useDeadLetters(id, limit);
  const flow = useFlow(id);
  const revisions = useRevisions(id, flow.data?.liveRevision).data?.revisions ?? [];
  const replay = useReplay(id);
  const discard = useDiscard(id);
  const total = letters.data?.total ?? 0;

  const askToDiscard = (unwanted: Chosen, many: number) =>
    setQuestion({
      title: messages.question.title(many),
      text: many === 1 ? messages.question.textOne : messages.question.text,
      action: messages.question.action,
      onConfirm: () => {
        setOpened(undefined);
        discard.mutate(unwanted);
      },
    });
  const ways = (meant: Meant) => ({
    busy: replay.isPending,
    onReplay: (from: ReplayFrom) => replay.mutate({ ...meant, from }),
    onChooseVersion: revisions.length > 1 ? () => setChoosing(meant) : undefined,
  });
  const actions = total > 0 && (
    <>
      <Button variant="default" onClick={() => askToDiscard({ kind: "all" }, total)}>
        {messages.discardAll}
      </Button>
      <ReplayButton
        main
        label={messages.replayAll}
        menu={messages.replayMenu(messages.all)}
        {...ways({ chosen: { kind: "all" }, meant: letters.data?.letters ?? [] })}
      />
    </>
  );
  const causes = (data: DeadLetterList) =>
    groupsOf(data).map(({ cause, letters: own }) => (
      <CausePanel
        key={`${cause.node} ${cause.kind} ${cause.cause}`}
        flow={id}
        cause={cause}
        letters={own}
        onOpen={setOpened}
        {...ways({ chosen: { kind: "cause", cause }, meant: own })}
        onDiscard={() => askToDiscard({ kind: "cause", cause }, cause.count)}
      />
    ));

  return (
    <Page title={messages.title} lead={flow.data && messages.lead(flow.data.draft.name)} actions={actions}>
      {replay.data && <ReplayAlert report={replay.data} onClose={replay.reset} />}
      <QueryState query={letters}>{(data) => (data.total === 0 ? <NoLetters /> : causes(data))}</QueryState>
      {letters.data?.next !== undefined && (
        <Button variant="default" onClick={() => setLimit(limit + pageSize)}>
          {shared.more}
        </Button>
      )}
      <LetterDrawer
        letter={opened}
        onClose={() => setOpened(undefined)}
        onReplay={(letter, from) => {
          setOpened(undefined);
          replay.mutate({ ...only(letter), from });
        }}
        onChooseVersion={
          revisions.length > 1
            ? (letter) => {
                setOpened(undefined);
                setChoosing(only(letter));
              }
            : undefined
        }
        onDiscard={(letter) => askToDiscard({ kind: "ids", ids: [letter.id] }, 1)}
      />
      <VersionDialog
        opened={choosing !== undefined}
        revisions={revisions}
        onClose={() => setChoosing(undefined)}
        onReplay={(from, revision) => choosing && replay.mutate({ ...choosing, from, revision })}
      />
      <ConfirmDialog question={question} onClose={() => setQuestion(undefined)} />
    </Page>
  );
}

function only(letter: DeadLetter): Meant {
  return { chosen: { kind: "ids", ids: [letter.id] }, meant: [letter] };
}

function NoLetters() {
  return (
    <Panel>
      <Empty Icon={MailCheck} title={messages.none} text={messages.noneText} />
    </Panel>
  );
}
