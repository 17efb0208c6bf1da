import { Button } from "@mantine/core";
import { RotateCw } from "lucide-react";
import type { Worker } from "../../shared/api/types";
import type { Question } from "../../shared/layout/ConfirmDialog";
import { messages } from "./messages.en";
import { useRestart } from "./useRestart";

interface RestartButtonProps {
  worker: Worker;
  onAsk: (question: Question) => void;
}

/** Restarts a worker; asks first where documents are in it. */
export function RestartButton({ worker: { name, state, inFlight }, onAsk }: RestartButtonProps) {
  const { mutate, isPending } = useRestart();
  // Not "disabled": that would take the focus away from somebody who has just pressed it.
  const idle = isPending || state === "ending";
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
  );
}
