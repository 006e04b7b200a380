'use strict';

/**
 * Sums a batch of page views up, path by path.
 *
 * @param {{views: {path: string, status: number, millis: number}[]}} event
 */
exports.handler = async (event) => {
  if (!Array.isArray(event.views)) {
    throw new TypeError("The event needs a list of page views in 'views'.");
  }
  const paths = new Map();
  for (const { path, status, millis } of event.views) {
    const seen = paths.get(path) ?? { errors: 0, millis: [] };
    seen.errors += status >= 500 ? 1 : 0;
    seen.millis.push(millis);
    paths.set(path, seen);
  }
  const summary = [...paths].map(([path, { errors, millis }]) => {
    millis.sort((a, b) => a - b);
    return {
      path,
      views: millis.length,
      errorRate: errors / millis.length,
      p50: percentile(millis, 0.5),
      p99: percentile(millis, 0.99),
    };
  });
  summary.sort((a, b) => b.views - a.views || (a.path < b.path ? -1 : 1));
  return { views: event.views.length, paths: summary };
};

/** The smallest value that at least `share` of all values do not exceed. */
function percentile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
