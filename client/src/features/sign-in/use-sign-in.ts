import { useState } from "react";
import type { SignInProblem } from "./sign-in-problem";

export type SignInFieldName = "username" | "password" | "code";

export interface SignInWords {
  username: string;
  password: string;
  code: string;
}

export type SignIn = (credentials: {
  username: string;
  password: string;
  code?: string;
}) => Promise<SignInProblem | null>;

const EMPTY: SignInWords = { username: "", password: "", code: "" };

/** User name and password, and once the server asks for it the code; what was typed before the code stays. */
export function useSignIn(onSignIn: SignIn) {
  const [words, setWords] = useState(EMPTY);
  const [wantsCode, setWantsCode] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [missing, setMissing] = useState<SignInFieldName | null>(null);
  const [busy, setBusy] = useState(false);

  function firstEmpty(): SignInFieldName | null {
    if (words.username.trim() === "") return "username";
    if (words.password === "") return "password";
    return wantsCode && words.code.trim() === "" ? "code" : null;
  }

  /** @returns the field where it goes on; null when it is done, or the fault is in none of them */
  async function submit(): Promise<SignInFieldName | null> {
    if (busy) return null;
    const empty = firstEmpty();
    setMissing(empty);
    if (empty) return empty;
    setBusy(true);
    setProblem(null);
    const { username, password, code } = words;
    const answer = await onSignIn({
      username: username.trim(),
      password,
      ...(wantsCode ? { code: code.trim() } : {}),
    }).finally(() => setBusy(false));
    // A code opens once, whatever became of the rest.
    setWords((typed) => ({ ...typed, code: "" }));
    if (answer?.code === "second-factor-needed") {
      setWantsCode(true);
      return "code";
    }
    setProblem(answer);
    if (answer?.code === "wrong-code") return "code";
    if (answer?.code !== "wrong-credentials") return null;
    setWantsCode(false);
    return "password";
  }

  return {
    words,
    wantsCode,
    problem,
    missing,
    busy,
    submit,
    write: (name: SignInFieldName) => (value: string) => setWords((typed) => ({ ...typed, [name]: value })),
    startOver(): void {
      setWords(EMPTY);
      setWantsCode(false);
      setProblem(null);
      setMissing(null);
    },
  };
}
