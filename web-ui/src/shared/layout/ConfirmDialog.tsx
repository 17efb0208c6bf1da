import { Button, Group, Modal, Text } from "@mantine/core";
import { messages } from "../messages.en";

/** What is asked before something is lost or disturbed. */
export interface Question {
  title: string;
  /** What becomes of it, in a sentence. */
  text: string;
  /** The verb on the button. */
  action: string;
  /** Nothing is lost for good, so the button is no red one. */
  harmless?: boolean;
  onConfirm: () => void;
}

/** Asks before something is lost or disturbed. Open while there is a question. */
export function ConfirmDialog({ question, onClose }: { question: Question | undefined; onClose: () => void }) {
  const confirm = () => {
    onClose();
    question?.onConfirm();
  };
  return (
    <Modal opened={question !== undefined} onClose={onClose} title={question?.title} size={540} centered>
      <Text size="sm">{question?.text}</Text>
      <Group justify="flex-end" mt="xl" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {messages.cancel}
        </Button>
        <Button {...(question?.harmless ? {} : { color: "red" })} onClick={confirm}>
          {question?.action}
        </Button>
      </Group>
    </Modal>
  );
}
