/** Asking the endpoint: one query, its answer or what went wrong, told as the server tells it (RFC 9457). */
import { read, type Answer } from "./answer.ts";
import type { Say } from "./words.ts";

/** What went wrong. `line`: the line of the query it is about, from 1, where the server says one. */
export interface Problem {
  title: string;
  detail: string;
  mend: string;
  line: number | null;
}

export type Outcome =
  | { kind: "answer"; answer: Answer; seconds: number; bytes: number }
  | { kind: "problem"; problem: Problem }
  | { kind: "cancelled" };

const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, application/problem+json;q=0.1";

/** Ask `endpoint` the `query`; never throws. */
export async function ask(endpoint: string, query: string, say: Say, signal?: AbortSignal): Promise<Outcome> {
  const began = performance.now();
  try {
    const reply = await fetch(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: ACCEPT },
      body: query,
      ...(signal ? { signal } : {}),
    });
    const body = await reply.text();
    if (!reply.ok) return { kind: "problem", problem: problem(body, reply.status) };
    const answer = await read(reply.headers.get("content-type") ?? "", body);
    return { kind: "answer", answer, seconds: (performance.now() - began) / 1000, bytes: body.length };
  } catch (error) {
    if (signal?.aborted) return { kind: "cancelled" };
    const detail = error instanceof Error ? error.message : "";
    return {
      kind: "problem",
      problem: { title: say("unreachable"), detail, mend: say("unreachable_mend"), line: null },
    };
  }
}

/** The problem that `body` tells: problem details, or whatever else a proxy may have sent. */
export function problem(body: string, status: number): Problem {
  try {
    const told = JSON.parse(body) as Partial<Record<"title" | "detail" | "mend", string>>;
    const detail = told.detail ?? "";
    return { title: told.title ?? `HTTP ${status}`, detail, mend: told.mend ?? "", line: line(detail) };
  } catch {
    return { title: `HTTP ${status}`, detail: "", mend: "", line: null };
  }
}

/** The line of the query that `detail` names, as `line 3, column 2` or, as the engine does, `at 3:2`; or `null`. */
export function line(detail: string): number | null {
  const match = /\bline (\d+)|\bat (\d+):\d+/.exec(detail);
  return match ? Number(match[1] ?? match[2]) : null;
}
