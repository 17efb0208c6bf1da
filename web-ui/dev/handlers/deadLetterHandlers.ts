import { http, HttpResponse } from "msw";
import type { DeadLetter, DeadLetterGroup, ReplayRequest } from "../../src/shared/api/types.ts";
import { feed } from "../run.ts";
import { world } from "../world.ts";
import { problem } from "./answers.ts";

interface Id {
  id: string;
}
interface Letter extends Id {
  letter: string;
}

export const deadLetterHandlers = [
  http.get<Id>("*/api/v1/flows/:id/dead-letters", ({ params }) => {
    const letters = world.deadLetters.map(({ letter }) => letter).filter((letter) => letter.flow === params.id);
    return HttpResponse.json({ total: letters.length, groups: grouped(letters), letters });
  }),
  http.get<Letter>("*/api/v1/flows/:id/dead-letters/:letter", ({ params }) => {
    const found = world.deadLetters.find(({ letter }) => letter.id === params.letter);
    return found ? HttpResponse.json(found.letter) : unknown(params.letter);
  }),
  http.get<Letter>("*/api/v1/flows/:id/dead-letters/:letter/content", ({ params }) => {
    const found = world.deadLetters.find(({ letter }) => letter.id === params.letter);
    return found ? new HttpResponse(found.fed.text) : unknown(params.letter);
  }),
  http.delete<Id>("*/api/v1/flows/:id/dead-letters", ({ params, request }) => {
    const query = new URL(request.url).searchParams;
    const ids = query.getAll("id");
    const all = query.get("all") === "true";
    const isMeant = (letter: DeadLetter) =>
      all ||
      ids.includes(letter.id) ||
      (letter.cause === query.get("cause") && letter.node === query.get("node") && letter.kind === query.get("kind"));
    return HttpResponse.json({ count: take(params.id, isMeant).length });
  }),
  http.post<Id, ReplayRequest>("*/api/v1/flows/:id/dead-letters/replay", async ({ params, request }) => {
    const { ids, group, all = false, revision } = await request.json();
    const flow = world.flows.get(params.id);
    if (!flow || (flow.state !== "running" && revision === undefined)) {
      return problem(409, "flow-not-live", `Flow "${flow?.draft.name ?? params.id}" is not running. Start it first.`);
    }
    const taken = take(params.id, (letter) => {
      if (ids) return ids.includes(letter.id);
      if (group) return letter.node === group.node && letter.kind === group.kind && letter.cause === group.cause;
      return all;
    });
    for (const { fed } of taken) feed(revision === undefined ? flow : { ...flow, liveRevision: revision }, fed);
    return HttpResponse.json({ count: taken.length, left: [] });
  }),
];

function unknown(letter: string): Response {
  return problem(404, "dead-letter-unknown", `There is no dead letter "${letter}".`);
}

function take(flow: string, wanted: (letter: DeadLetter) => boolean): typeof world.deadLetters {
  const isWanted = ({ letter }: (typeof world.deadLetters)[number]) => letter.flow === flow && wanted(letter);
  const taken = world.deadLetters.filter(isWanted);
  world.deadLetters = world.deadLetters.filter((candidate) => !isWanted(candidate));
  return taken;
}

function grouped(letters: DeadLetter[]): DeadLetterGroup[] {
  const groups = new Map<string, DeadLetterGroup>();
  for (const { node, kind, cause, message } of letters) {
    const key = `${node} ${kind} ${cause}`;
    const group = groups.get(key) ?? { node, kind, cause, message, count: 0 };
    const common = group.message === message ? message : cause;
    groups.set(key, { ...group, message: common, count: group.count + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
