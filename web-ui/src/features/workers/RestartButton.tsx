import { Button, Tooltip } from "@mantine/core";
import { RotateCw } from "lucide-react";
import { useContact } from "../../shared/api/contact";
import type { Worker } from "../../shared/api/types";
import type { Question } from "../../shared/layout/ConfirmDialog";
import { messages as shared } from "../../shared/messages.en";
import { messages } from "./messages.en";
import { useRestart } from "./useRestart";

interface RestartButtonProps {
  worker: Worker;
  onAsk: (question: Question) => void;
}

/** Restarts a worker; asks first where documents are in it. Says why where that cannot be done. */
export function RestartButton({ worker, onAsk }: RestartButtonProps) {
  const { name, inFlight } = worker;
  const { mutate, isPending } = useRestart();
  const lost = useContact((contact) => contact.lost);
  const hindrance = lost ? shared.server.gone : hindranceOf(worker);
  // Not "disabled": that would take the focus away from somebody who has just pressed it.
  const idle = isPending || hindrance !== undefined;
  const words = messages.question;
  const restart = () => {
    if (idle) return;
    if (inFlight === 0) mutate(name);
    else
      onAsk({
        title: words.title(name),
        text: words.text(inFlight),
        action: words.action,
        harmless: true,
        onConfirm: () => mutate(name),
      });
  };
  return (
    <Tooltip label={hindrance} disabled={hindrance === undefined}>
      <Button
        size="xs"
        variant="default"
        leftSection={<RotateCw size={13} />}
        aria-label={messages.restartNamed(name)}
        aria-disabled={idle}
        data-disabled={idle}
        onClick={restart}
      >
        {messages.restart}
      </Button>
    </Tooltip>
  );
}

function hindranceOf({ state, pid }: Worker): string | undefined {
  if (state === "ending") return messages.endsAlready;
  return pid === undefined ? messages.noProcess : undefined;
}
