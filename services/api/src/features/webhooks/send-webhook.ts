export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How an attempt ended: with the receiver's status, or with the reason why there is none. */
export type WebhookAnswer = { readonly status: number } | { readonly error: string };

/** Sends requests to addresses that people of a workspace chose. */
export interface WebhookSender {
  /** Why nothing would be sent to this address; undefined when it is fine, or its name is unknown today. */
  findObstacle(url: string): Promise<string | undefined>;
  /** Never rejects, follows no redirect, and reads no answer beyond its status. */
  send(request: WebhookRequest): Promise<WebhookAnswer>;
}
