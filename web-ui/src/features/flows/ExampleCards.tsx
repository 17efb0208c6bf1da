import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { FileText, Play } from "lucide-react";
import { api } from "../../shared/api/client";
import { demand } from "../../shared/api/outcome";
import { keys } from "../../shared/api/queries";
import { QueryState } from "../../shared/layout/QueryState";
import classes from "./Examples.module.css";
import { messages } from "./messages.en";
import { useTryExample } from "./useFlowActions";

const words = messages.example;

/** A card for each example; one click makes its flow, feeds its documents and opens it. */
export function ExampleCards() {
  const examples = useQuery({ queryKey: keys.examples, queryFn: () => demand(api.GET("/api/v1/examples")) });
  const { mutate, isPending, variables } = useTryExample();
  return (
    <QueryState query={examples}>
      {(data) => (
        <div className={classes.cards}>
          {data.examples.map((example) => (
            <article key={example.id} className={classes.card}>
              <h3>{example.name}</h3>
              <p>{example.summary}</p>
              <ul aria-label={words.documents(example.documents.length)} className={classes.documents}>
                {example.documents.map((name) => (
                  <li key={name}>
                    <FileText size={12} aria-hidden />
                    {name}
                  </li>
                ))}
              </ul>
              <Button
                variant="default"
                leftSection={<Play size={14} />}
                aria-label={words.tryNamed(example.name)}
                loading={isPending && variables.id === example.id}
                disabled={isPending}
                onClick={() => mutate(example)}
              >
                {words.try}
              </Button>
            </article>
          ))}
        </div>
      )}
    </QueryState>
  );
}
