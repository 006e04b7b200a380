-- Sends POSTs over and over. Arguments after --: the body, and how many targets there are; where there is more than
-- one, {i} in the URL's path stands for a target's number, and they take turns.
-- Ends with one line of JSON: times in microseconds, as wrk counts them.
function init(args)
  wrk.method = "POST"
  wrk.body = args[1]
  wrk.headers["Content-Type"] = "application/json"
  local targets = tonumber(args[2])
  if targets > 1 then
    take_turns(targets)
  end
end

function take_turns(targets)
  local requests = {}
  for i = 1, targets do
    requests[i] = wrk.format(nil, (wrk.path:gsub("{i}", i - 1)))
  end
  local last = 0
  request = function()
    last = last % targets + 1
    return requests[last]
  end
end

function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format(
    '{"requests":%d,"durationMicros":%d,"p50Micros":%d,"p99Micros":%d,"maxMicros":%d,"statusErrors":%d,"socketErrors":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    e.status, e.connect + e.read + e.write + e.timeout))
end
