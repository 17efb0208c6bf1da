import { expect, test } from "vitest";
import { firstOf } from "./firstOf";

interface Numbers {
  numbers: number[];
  next?: string;
}

/** Asks a server that has so many numbers, and keeps what it was asked. */
function first(many: number, there: number) {
  const asked: number[] = [];
  const answer = firstOf<Numbers>(
    many,
    ({ limit, cursor = "0" }) => {
      asked.push(limit);
      const start = Number(cursor);
      const end = Math.min(start + limit, there);
      const numbers = Array.from({ length: end - start }, (_, index) => start + index);
      return Promise.resolve({ numbers, ...(end < there && { next: String(end) }) });
    },
    (before, page) => ({ ...page, numbers: [...before.numbers, ...page.numbers] }),
  );
  return answer.then(({ numbers, next }) => ({ asked, numbers, next }));
}

test("a short list is one page", async () => {
  expect(await first(100, 3)).toEqual({ asked: [100], numbers: [0, 1, 2], next: undefined });
});

test("more than a page is asked for page by page, and tells whether there is more", async () => {
  const { asked, numbers, next } = await first(600, 1000);

  expect(asked).toEqual([500, 100]);
  expect(numbers).toEqual(Array.from({ length: 600 }, (_, index) => index));
  expect(next).toBe("600");
});

test("nothing is asked for behind the last page", async () => {
  expect((await first(1100, 501)).asked).toEqual([500, 500]);
});
