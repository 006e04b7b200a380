-- Sends one request over and over. Arguments after --: the body, empty for GETs; how many targets there are, where {i} in
-- the URL's path stands for a target's number if there is more than one, and they take turns; and the Host header, empty
-- for what the URL says.
-- Ends with one line of JSON: times in microseconds, as wrk counts them.
function init(args)
  if args[1] ~= "" then
    wrk.method = "POST"
    wrk.body = args[1]
    wrk.headers["Content-Type"] = "application/json"
  end
  if args[3] ~= "" then
    wrk.headers["Host"] = args[3]
  end
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
