import { ActionIcon, Group, Menu, Tooltip } from "@mantine/core";
import { Copy, Download, Ellipsis, Pencil, Play, Square, Trash2, Upload } from "lucide-react";
import { Link } from "react-router";
import type { FlowSummary } from "../../shared/api/types";
import type { Question } from "../../shared/layout/ConfirmDialog";
import { messages } from "./messages.en";
import { deletionAction, deletionText } from "./model/deletion";
import { useDeleteFlow, useDuplicateFlow, useExportFlow, useSwitchFlow } from "./useFlowActions";

interface FlowActionsProps {
  flow: FlowSummary;
  onAsk: (question: Question) => void;
}

/** What can be done with a flow without opening it. */
export function FlowActions({ flow, onAsk }: FlowActionsProps) {
  const published = flow.liveRevision !== undefined;
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      {published && <FeedLink flow={flow} />}
      {published && <SwitchButton flow={flow} />}
      <MoreMenu flow={flow} onAsk={onAsk} />
    </Group>
  );
}

function FeedLink({ flow }: { flow: FlowSummary }) {
  const label = messages.feed(flow.name);
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} to={`/flows/${flow.id}/feed`} variant="subtle" color="gray" aria-label={label}>
        <Upload size={15} />
      </ActionIcon>
    </Tooltip>
  );
}

function SwitchButton({ flow }: { flow: FlowSummary }) {
  const { mutate, isPending } = useSwitchFlow();
  const running = flow.state === "running";
  const label = running ? messages.stop(flow.name) : messages.start(flow.name);
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} loading={isPending} onClick={() => mutate(flow)}>
        {running ? <Square size={13} fill="currentColor" /> : <Play size={15} />}
      </ActionIcon>
    </Tooltip>
  );
}

function MoreMenu({ flow, onAsk }: FlowActionsProps) {
  const duplicate = useDuplicateFlow();
  const exportFile = useExportFlow();
  const remove = useDeleteFlow();
  const askToDelete = () =>
    onAsk({
      title: messages.deletion.title(flow.name),
      text: deletionText(flow),
      action: deletionAction(flow),
      onConfirm: () => remove.mutate(flow),
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={messages.more(flow.name)}>
          <Ellipsis size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={`/flows/${flow.id}/edit`} leftSection={<Pencil size={14} />}>
          {messages.edit}
        </Menu.Item>
        <Menu.Item leftSection={<Copy size={14} />} onClick={() => duplicate.mutate(flow)}>
          {messages.duplicate}
        </Menu.Item>
        <Menu.Item leftSection={<Download size={14} />} onClick={() => exportFile.mutate(flow)}>
          {messages.export}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={askToDelete}>
          {messages.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
