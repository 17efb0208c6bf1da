/** The server gives no longer pages. */
const longestPage = 500;

interface Paged {
  readonly next?: string;
}

interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

/** The first so many of a list, which come in as few pages as the server gives. */
export async function firstOf<Page extends Paged>(
  many: number,
  ask: (query: PageQuery) => Promise<Page>,
  join: (before: Page, page: Page) => Page,
): Promise<Page> {
  let list = await ask({ limit: Math.min(many, longestPage) });
  for (let left = many - longestPage; left > 0 && list.next !== undefined; left -= longestPage) {
    list = join(list, await ask({ limit: Math.min(left, longestPage), cursor: list.next }));
  }
  return list;
}
