/** A file with the folders it was found in. */
export interface FoundFile {
  file: File;
  path: string;
}

/** The files of an input or of the clipboard. */
export function foundIn(files: Iterable<File>): FoundFile[] {
  return [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

/** All files that were dropped, those in folders too. */
export async function foundInDrop(data: DataTransfer): Promise<FoundFile[]> {
  // Entries must be taken before the first await: the browser empties the drop when its event is over.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return foundIn(data.files);
  return (await Promise.all(entries.map(foundBelow))).flat();
}

async function foundBelow(entry: FileSystemEntry): Promise<FoundFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\//, "") }];
  }
  if (!isFolder(entry)) return [];
  return (await Promise.all((await childrenOf(entry)).map(foundBelow))).flat();
}

/** A folder tells its children in parts of up to a hundred; an empty part ends it. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return children;
    children.push(...part);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
