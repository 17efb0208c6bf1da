import { expect, test } from "vitest";
import { foundIn, foundInDrop, type Entry } from "./foundFiles";

interface Folder {
  [name: string]: Folder | string;
}

/** An entry as browsers give it: a folder tells its children two at a time. */
function entryOf(name: string, content: Folder | string, parent = ""): Entry {
  const fullPath = `${parent}/${name}`;
  if (typeof content === "string") {
    return { fullPath, file: (found: (file: File) => void) => found(new File([content], name)) };
  }
  const children = Object.entries(content).map(([child, inner]) => entryOf(child, inner, fullPath));
  const reader = { readEntries: (found: (part: Entry[]) => void) => found(children.splice(0, 2)) };
  return { fullPath, createReader: () => reader };
}

test("all files below a dropped folder are found, however many", async () => {
  const mails = { "1.eml": "", "2.eml": "", "3.eml": "", old: { "0.eml": "" } };
  const items = [entryOf("mails", mails), entryOf("note.txt", "")].map((entry) => ({ webkitGetAsEntry: () => entry }));

  const found = await foundInDrop({ items, files: [] });

  expect(found.map((one) => one.path)).toEqual([
    "mails/1.eml",
    "mails/2.eml",
    "mails/3.eml",
    "mails/old/0.eml",
    "note.txt",
  ]);
});

test("files without entries are taken as they are", async () => {
  const file = new File([], "a.csv");

  expect(await foundInDrop({ items: [], files: [file] })).toEqual([{ file, path: "a.csv" }]);
});

test("chosen files go by their names", () => {
  expect(foundIn([new File([], "a.csv")]).map((one) => one.path)).toEqual(["a.csv"]);
});
