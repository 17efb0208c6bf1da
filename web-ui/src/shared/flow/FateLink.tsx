import { Drawer, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { api } from "../api/client";
import { demand } from "../api/outcome";
import { keys, often } from "../api/queries";
import { QueryState } from "../layout/QueryState";
import { messages } from "../messages.en";
import { DocumentFate } from "./DocumentFate";
import classes from "./Fate.module.css";

interface FateLinkProps {
  receipt: string;
  children: ReactNode;
}

/** Opens what became of a document, or of a part of one; from there one gets to its parts and back. */
export function FateLink({ receipt, children }: FateLinkProps) {
  const [shown, setShown] = useState<string>();
  return (
    <>
      <UnstyledButton className={classes.link} onClick={() => setShown(receipt)}>
        {children}
      </UnstyledButton>
      <Drawer
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        position="right"
        size={560}
        title={messages.fate.title}
      >
        {shown !== undefined && <Fate receipt={shown} onOpen={setShown} />}
      </Drawer>
    </>
  );
}

function Fate({ receipt, onOpen }: { receipt: string; onOpen: (receipt: string) => void }) {
  const status = useQuery({
    queryKey: keys.document(receipt),
    queryFn: () => demand(api.GET("/api/v1/documents/{receipt}", { params: { path: { receipt } } })),
    refetchInterval: often,
  });
  return <QueryState query={status}>{(document) => <DocumentFate document={document} onOpen={onOpen} />}</QueryState>;
}
