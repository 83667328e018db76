import { useSyncExternalStore } from "react";
import { createStore } from "zustand/vanilla";
import { forgetAtLock } from "./forget-at-lock";

/**
 * Words about people on their way between screens. They never stand in an address: browsers write addresses to the disk
 * in clear, and a sealed tablet must not name anybody there. Lost on reload and on lock.
 */
interface CarriedWords {
  /** What is typed into the search for people. */
  find: string;
  /** The name to begin a registration with. */
  register: string;
  /** What the office's list is narrowed to. */
  review: string;
}

const NONE: CarriedWords = { find: "", register: "", review: "" };
const words = createStore<CarriedWords>(() => NONE);

export const carriedWord = (name: keyof CarriedWords): string => words.getState()[name];

export const carryWord = (name: keyof CarriedWords, text: string): void => words.setState({ [name]: text });

/** Hands a word over once: whoever takes it begins with it, the next one begins empty. */
export function takeCarriedWord(name: keyof CarriedWords): string {
  const text = carriedWord(name);
  carryWord(name, "");
  return text;
}

export const forgetCarriedWords = (): void => words.setState(NONE);
forgetAtLock(forgetCarriedWords);

export const useCarriedWord = (name: keyof CarriedWords): string =>
  useSyncExternalStore(words.subscribe, () => words.getState()[name]);
