/** A file with the folders it was found in. */
export interface FoundFile {
  file: File;
  path: string;
}

/** What is needed of a browser's DataTransfer and its entries. */
export interface Drop {
  items: Iterable<{ webkitGetAsEntry: () => Entry | null }>;
  files: Iterable<File>;
}

export type Entry = { fullPath: string } & (object | FileEntry | FolderEntry);

interface FileEntry {
  file: (found: (file: File) => void, failed: (error: Error) => void) => void;
}

interface FolderEntry {
  createReader: () => { readEntries: (found: (part: Entry[]) => void, failed: (error: Error) => void) => void };
}

/** The files of an input or of the clipboard. */
export function foundIn(files: Iterable<File>): FoundFile[] {
  return [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

/** All files that were dropped, those in folders too. */
export async function foundInDrop({ items, files }: Drop): Promise<FoundFile[]> {
  // Entries must be taken before the first await: the browser empties the drop when its event is over.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return foundIn(files);
  return (await Promise.all(entries.map(foundBelow))).flat();
}

async function foundBelow(entry: Entry): Promise<FoundFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((found, failed) => entry.file(found, failed));
    return [{ file, path: entry.fullPath.replace(/^\//, "") }];
  }
  if (!isFolder(entry)) return [];
  return (await Promise.all((await childrenOf(entry)).map(foundBelow))).flat();
}

/** A folder tells its children in parts of up to a hundred; an empty part ends it. */
async function childrenOf(folder: FolderEntry): Promise<Entry[]> {
  const reader = folder.createReader();
  const children: Entry[] = [];
  for (;;) {
    const part = await new Promise<Entry[]>((found, failed) => reader.readEntries(found, failed));
    if (part.length === 0) return children;
    children.push(...part);
  }
}

function isFile(entry: Entry): entry is Entry & FileEntry {
  return "file" in entry;
}

function isFolder(entry: Entry): entry is Entry & FolderEntry {
  return "createReader" in entry;
}
