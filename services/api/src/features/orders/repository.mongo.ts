import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { orderSchema, type Order, type OrderRepository } from './repository.js';

type OrderDocument = StoredDocument & Order;

/** Orders in the collection `orders`, named by their submission. */
export function createMongoOrderRepository(database: MongoDatabase): OrderRepository {
  const orders = database.collection<OrderDocument>('orders');
  const parse = (document: OrderDocument) => parseStored(orderSchema, document);
  return {
    insert: (order) => insertOnce(orders, { _id: order.submission, ...order }),
    list: async () => (await orders.find({}).toArray()).map(parse),
    async find(submission) {
      const document = await orders.findOne({ _id: submission });
      return document === null ? undefined : parse(document);
    },
    count: () => orders.countDocuments({}),
    async admit(submission, attempt, at) {
      await orders.updateOne({ _id: submission }, { $set: { admittedAttempt: attempt, admittedAt: at } });
    },
    async release(submission, notBefore, to) {
      const changes = { admittedAttempt: 0, admittedAt: 0, notBefore, ...to };
      await orders.updateOne({ _id: submission }, { $set: changes });
    },
    async remove(submission) {
      await orders.deleteOne({ _id: submission });
    },
    async moveAll(from, to) {
      await orders.updateMany({ user: from }, { $set: { user: to } });
    },
  };
}
