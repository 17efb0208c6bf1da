import { Button, Drawer, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Download, Trash2 } from "lucide-react";
import { api } from "../../shared/api/client";
import { demand } from "../../shared/api/outcome";
import { keys } from "../../shared/api/queries";
import type { DeadLetter, ReplayFrom } from "../../shared/api/types";
import { FateLink } from "../../shared/flow/FateLink";
import { useNodeName } from "../../shared/flow/useNodeName";
import { bytes, count, moment } from "../../shared/format/format";
import { QueryState } from "../../shared/layout/QueryState";
import { messages as shared } from "../../shared/messages.en";
import { PacketCard } from "../../shared/packet/PacketCard";
import classes from "./DeadLetters.module.css";
import { messages } from "./messages.en";
import { isProcessEnd } from "./model/isProcessEnd";
import { placeOf } from "./model/replayReport";
import { ReplayButton } from "./ReplayButton";

const words = messages.detail;

interface LetterDrawerProps {
  letter: DeadLetter | undefined;
  onClose: () => void;
  onReplay: (letter: DeadLetter, from: ReplayFrom) => void;
  onChooseVersion: ((letter: DeadLetter) => void) | undefined;
  onDiscard: (letter: DeadLetter) => void;
}

/** One dead letter: why, where, what it was, and what can be done with it. */
export function LetterDrawer({ letter, onClose, ...actions }: LetterDrawerProps) {
  return (
    <Drawer
      opened={letter !== undefined}
      onClose={onClose}
      position="right"
      size={640}
      title={letter?.filename ?? messages.unnamed}
    >
      {letter && <Letter letter={letter} {...actions} />}
    </Drawer>
  );
}

type LetterProps = Pick<LetterDrawerProps, "onReplay" | "onChooseVersion" | "onDiscard"> & { letter: DeadLetter };

function Letter({ letter, onReplay, onChooseVersion, onDiscard }: LetterProps) {
  const path = { id: letter.flow, letter: letter.id };
  const whole = useQuery({
    queryKey: [...keys.deadLetters(letter.flow), "letter", letter.id],
    queryFn: () => demand(api.GET("/api/v1/flows/{id}/dead-letters/{letter}", { params: { path } })),
  });
  const original = `/api/v1/flows/${encodeURIComponent(path.id)}/dead-letters/${encodeURIComponent(path.letter)}/content`;
  return (
    <div className={classes.letter}>
      <div className={classes.why}>
        <strong>{letter.message}</strong>
        <p>{adviceOn(letter)}</p>
      </div>
      <Group gap="sm">
        <ReplayButton
          main
          label={messages.replay}
          menu={messages.replayMenu(letter.filename ?? messages.unnamed)}
          busy={false}
          onReplay={(from) => onReplay(letter, from)}
          onChooseVersion={onChooseVersion && (() => onChooseVersion(letter))}
        />
        <Button
          variant="default"
          component="a"
          href={original}
          download={letter.filename ?? true}
          leftSection={<Download size={16} />}
        >
          {words.download}
        </Button>
        <Button variant="default" leftSection={<Trash2 size={16} />} onClick={() => onDiscard(letter)}>
          {messages.discard}
        </Button>
      </Group>
      <Facts letter={letter} />
      <QueryState query={whole}>
        {(data) => data.packet && <PacketCard packet={data.packet} head={words.packet} />}
      </QueryState>
    </div>
  );
}

function adviceOn(letter: DeadLetter): string {
  if (isProcessEnd(letter)) return words.adviceEnded;
  return letter.node === "" && letter.kind === "invalid-input" ? words.adviceUntaken : words.advice[letter.kind];
}

function Facts({ letter }: { letter: DeadLetter }) {
  const name = useNodeName(letter.flow);
  const ended = isProcessEnd(letter);
  const facts = [
    [words.facts.step, ended ? messages.ended.step : name(letter.node) || messages.intake],
    [words.facts.kind, ended ? messages.ended.kind : shared.errorKind[letter.kind]],
    [words.facts.attempts, count(letter.attempts)],
    [words.facts.at, moment(new Date(letter.at))],
    [words.facts.type, letter.mediaType],
    [words.facts.size, bytes(letter.size)],
    [words.facts.version, count(letter.revision)],
    [words.facts.port, letter.port],
    [words.facts.part, placeOf(letter)],
    [
      words.facts.receipt,
      <FateLink key="document" receipt={letter.document}>
        {letter.document}
      </FateLink>,
    ],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== "")
        .map(([fact, value]) => (
          <div key={fact}>
            <dt>{fact}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
