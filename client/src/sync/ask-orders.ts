import { ordersAnswerSchema, type OrdersAnswer, type OrdersRequest } from "@konta/shared/sync/device-order";
import { postJson } from "./post-json";

/** What the office wants of the replicas here. Nothing in it counts before it is proven. */
export const askOrders = (body: OrdersRequest): Promise<OrdersAnswer | null> =>
  postJson("/api/sync/v1/orders", body, ordersAnswerSchema);
