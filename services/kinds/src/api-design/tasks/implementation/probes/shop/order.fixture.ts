export interface Order {
  readonly id: string | number;
  readonly number: number;
  owner: string;
  item: string;
  amount: number;
  status: 'open' | 'confirmed';
  version: number;
}
/** An order as clients see it. */
export const shown = ({ id, item, amount, status, owner }: Order): object => ({
  id,
  item,
  amount,
  status,
  owner,
});
