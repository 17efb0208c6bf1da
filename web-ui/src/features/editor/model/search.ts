import { kinds, type Catalogue, type ComponentDescription, type Kind } from "./flow";

/** Something that can be found by its words; those of the name count more. */
export interface Searchable {
  readonly name: string;
  readonly more: string;
}

/** What has all the words asked for, the best first; equally good things keep their order. */
export function search<Item>(items: readonly Item[], asked: string, words: (item: Item) => Searchable): Item[] {
  const wanted = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...items];
  return items
    .map((item) => ({ item, score: score(words(item), wanted) }))
    .filter(({ score: points }) => points > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ item }) => item);
}

export function searchComponents(components: readonly ComponentDescription[], asked: string): ComponentDescription[] {
  return search(components, asked, ({ id, name, summary, kind }) => ({ name, more: `${id} ${summary} ${kind}` }));
}

/** The components by kind, in the order a document meets the kinds; within a kind by name. */
export function byKind(catalogue: Catalogue): ComponentDescription[] {
  const all = [...catalogue.values()].toSorted((one, other) => one.name.localeCompare(other.name));
  return kinds.flatMap((kind: Kind) => all.filter((component) => component.kind === kind));
}

function score({ name, more }: Searchable, wanted: readonly string[]): number {
  const title = name.toLowerCase();
  const rest = more.toLowerCase();
  let points = 0;
  for (const word of wanted) {
    if (title.startsWith(word)) points += 8;
    else if (title.includes(` ${word}`)) points += 4;
    else if (title.includes(word)) points += 2;
    else if (rest.includes(word)) points += 1;
    else return 0;
  }
  return points;
}
