import { ActionIcon, CopyButton, Text, Tooltip } from "@mantine/core";
import { Check, Copy } from "lucide-react";
import type { ReactNode } from "react";
import type { PacketView } from "../api/types";
import { bytes } from "../format/format";
import { messages } from "../messages.en";
import { AttributeTable } from "./AttributeTable";
import classes from "./Packet.module.css";

const words = messages.packet;

/** One packet to read: attributes with all their values, metadata, and the beginning of the content. */
export function PacketCard({ packet, head }: { packet: PacketView; head?: ReactNode }) {
  const metadata = Object.fromEntries(Object.entries(packet.metadata).map(([name, value]) => [name, [value]]));
  return (
    <article className={classes.card} aria-label={words.card}>
      <header className={classes.head}>
        <div className={classes.title}>{head}</div>
        <CopyJson packet={packet} />
      </header>
      {Object.keys(packet.attributes).length > 0 ? (
        <AttributeTable caption={words.attributes} attributes={packet.attributes} notes={packet.attributeMetadata} />
      ) : (
        <Text size="sm" c="dimmed" px="md" py="sm">
          {words.noAttributes}
        </Text>
      )}
      {Object.keys(metadata).length > 0 && <AttributeTable caption={words.metadata} attributes={metadata} notes={{}} />}
      {packet.content && <Content content={packet.content} />}
      {packet.truncated && <p className={classes.note}>{words.truncated}</p>}
    </article>
  );
}

function Content({ content }: { content: NonNullable<PacketView["content"]> }) {
  return (
    <section aria-label={words.content}>
      <p className={classes.caption}>
        {words.content} · {content.mediaType} · {bytes(content.size)}
      </p>
      {content.preview === undefined ? (
        <p className={classes.note}>{words.noPreview}</p>
      ) : (
        <pre className={classes.preview}>{content.preview}</pre>
      )}
    </section>
  );
}

function CopyJson({ packet }: { packet: PacketView }) {
  return (
    <CopyButton value={JSON.stringify(packet, null, 2)}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? messages.copied : words.copy} position="left">
          <ActionIcon variant="subtle" color="gray" size="sm" onClick={copy} aria-label={words.copy}>
            {copied ? <Check size={14} /> : <Copy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
