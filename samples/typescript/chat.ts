// A client written against types that are generated from /swagger/v1/swagger.json; see ../README.md.
import type { components, paths } from "messaging-api";

type Schemas = components["schemas"];
type Message = Schemas["Message"];

/** Paths that have a POST with a JSON body, and what goes in and comes out. */
type Post = { [P in keyof paths]: paths[P] extends { post: { requestBody: { content: { "application/json": unknown } } } } ? P : never }[keyof paths];
type BodyOf<P extends Post> = paths[P] extends { post: { requestBody: { content: { "application/json": infer B } } } } ? B : never;
type CreatedBy<P extends Post> = paths[P] extends { post: { responses: { 201: { content: { "application/json": infer R } } } } } ? R : never;

export class Refusal extends Error {
  constructor(readonly problem: Schemas["Problem"]) {
    super(problem.detail ?? problem.title ?? "The service refused.");
  }
}

export class Chat {
  #accessToken = "";
  #position: number | undefined;

  constructor(readonly base: string) {}

  async register(userName: string, password: string): Promise<Schemas["User"]> {
    const answer = await this.#post("/api/v1/auth/register", { userName, password });
    this.#accessToken = answer.accessToken ?? "";
    return answer.user;
  }

  /** The same id again makes no second message. */
  send(recipient: string, content: string, clientMessageId: string): Promise<Message> {
    return this.#post("/api/v1/messages", { recipient, content, clientMessageId, literal: true });
  }

  /** All messages after the position, once and in order; call it again after an outage, and nothing is missing. */
  async *messages(): AsyncGenerator<Message> {
    this.#position ??= (await this.#get<"/api/v1/conversations">("/api/v1/conversations")).eventSequence;
    for (;;) {
      const page: Schemas["EventList"] = await this.#get<"/api/v1/events">(`/api/v1/events?after=${this.#position}`);
      for (const event of page.items) {
        if (event.type === "message.created") {
          yield event.data as Message;
        }
        this.#position = event.sequence;
      }
      if (page.next === null) {
        return;
      }
    }
  }

  async #post<P extends Post>(path: P, body: BodyOf<P>): Promise<CreatedBy<P>> {
    return this.#read(await fetch(this.base + path, { method: "POST", headers: this.#headers(), body: JSON.stringify(body) }));
  }

  async #get<P extends "/api/v1/conversations" | "/api/v1/events">(
    path: P | `${P}?${string}`,
  ): Promise<paths[P]["get"]["responses"][200]["content"]["application/json"]> {
    return this.#read(await fetch(this.base + path, { headers: this.#headers() }));
  }

  #headers(): Record<string, string> {
    return { "Content-Type": "application/json", ...(this.#accessToken && { Authorization: `Bearer ${this.#accessToken}` }) };
  }

  async #read<T>(response: Response): Promise<T> {
    const json: unknown = await response.json();
    if (!response.ok) {
      throw new Refusal(json as Schemas["Problem"]);
    }
    return json as T;
  }
}

// That the types hold is shown by what they refuse: each of these lines must be an error, or the compilation fails.
// @ts-expect-error A message has no such member.
export type Wrong = Message["text"];
// @ts-expect-error Names are texts.
export const wrongName: BodyOf<"/api/v1/messages"> = { recipient: 5, content: "Hello" };
// @ts-expect-error The content is required.
export const withoutContent: BodyOf<"/api/v1/messages"> = { recipient: "bob" };
