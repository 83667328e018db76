import { ordersAnswerSchema, type OrdersAnswer, type OrdersRequest } from "@konta/shared/sync/device-order";
import { askAtRest } from "./ask-json";

/** What the office wants of the replicas here. Nothing in it counts before it is proven. */
export const askOrders = (body: OrdersRequest): Promise<OrdersAnswer | null> =>
  askAtRest("/api/sync/v1/orders", body, ordersAnswerSchema);
