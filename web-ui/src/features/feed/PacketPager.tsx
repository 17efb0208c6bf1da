import { ActionIcon, Group } from "@mantine/core";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { PublishedPacket } from "../../shared/api/types";
import { PacketCard } from "../../shared/packet/PacketCard";
import classes from "./Feed.module.css";
import { messages } from "./messages.en";

const words = messages.result;

interface PacketPagerProps {
  packets: readonly PublishedPacket[];
  nameOf: (node: string) => string;
}

/** Published packets, one at a time. */
export function PacketPager({ packets, nameOf }: PacketPagerProps) {
  const [at, setAt] = useState(0);
  const shown = packets[at];
  if (!shown) return null;
  const head = (
    <Group gap={4}>
      {packets.length > 1 && (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={words.previous}
            disabled={at === 0}
            onClick={() => setAt(at - 1)}
          >
            <ChevronLeft size={14} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={words.next}
            disabled={at === packets.length - 1}
            onClick={() => setAt(at + 1)}
          >
            <ChevronRight size={14} />
          </ActionIcon>
        </>
      )}
      <span className="tabular">{words.packet(at + 1, packets.length)}</span>
      <span className={classes.by}>{words.publishedBy(nameOf(shown.node))}</span>
    </Group>
  );
  return (
    <section>
      <h3 className={classes.caption}>{words.packets}</h3>
      <PacketCard key={at} packet={shown.packet} head={head} />
    </section>
  );
}
