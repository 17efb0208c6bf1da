import { problemWords } from "./words/problemWords.en";
import { doingWords } from "./words/doingWords.en";
import { panelWords } from "./words/panelWords.en";
import { frameWords } from "./words/frameWords.en";
import { placeWords } from "./words/placeWords.en";

/** All words of the editor. */
export const messages = { ...problemWords, ...doingWords, ...panelWords, ...frameWords, ...placeWords };
