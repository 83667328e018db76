import { monitorEventLoopDelay } from "node:perf_hooks";

/**
 * Loaded before the server by `node --import`: what only its own process can measure, told to whoever started it. The
 * product knows nothing of it.
 */
const RESOLUTION_MS = 10;
const NS_PER_MS = 1e6;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

/** The most of each kind of memory, looked at once a second: tells what a peak is made of. */
const SAMPLE_MS = 1_000;
const peaks = { heapUsed: 0, heapTotal: 0, external: 0, arrayBuffers: 0 };
setInterval(() => {
  const now = process.memoryUsage();
  for (const kind of Object.keys(peaks)) peaks[kind] = Math.max(peaks[kind], now[kind]);
}, SAMPLE_MS).unref();

process.on("message", (order) => {
  if (order === "reset") delay.reset();
  if (order !== "report") return;
  process.send?.({
    lagP50Ms: delay.percentile(50) / NS_PER_MS,
    lagP99Ms: delay.percentile(99) / NS_PER_MS,
    lagMaxMs: delay.max / NS_PER_MS,
    peaks,
    // In kilobytes: the most that this process ever had in memory.
    rssPeakBytes: process.resourceUsage().maxRSS * 1024,
    cpuS: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
  });
});
// Listening must not keep a server alive that was told to stop.
process.channel?.unref();
