const net = require('node:net');

const won = [];
const hosts = ['1.1.1.1', '169.254.169.254', '172.17.0.1'];
let left = hosts.length;
for (const host of hosts) {
  const link = net.connect({ host, port: 80, timeout: 1000 });
  const end = () => {
    link.destroy();
    left -= 1;
    if (left === 0) console.log(JSON.stringify(won));
  };
  link.once('connect', () => won.push(host) && end());
  link.once('error', end).once('timeout', end);
}
