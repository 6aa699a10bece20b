-- What wrk sends for Scripts/bench-server.
-- usage: wrk … -s bench-server.lua BASE -- BODIES IDS MILLISECONDS
-- BODIES has a JSON body a line. IDS has a conversation a line, or is "-" for /v1/ask. Each connection pauses so long before a request.
local requests, bodies, ids, number, pause = {}, {}, {}, 0, 0
local headers = { ["Content-Type"] = "application/json" }

function init(args)
  for line in io.lines(args[1]) do bodies[#bodies + 1] = line end
  if args[2] == "-" then
    for place, body in ipairs(bodies) do requests[place] = wrk.format("POST", "/v1/ask", headers, body) end
  else
    for line in io.lines(args[2]) do ids[#ids + 1] = "/v1/conversations/" .. line .. "/turns" end
  end
  pause = tonumber(args[3])
end

function request()
  number = number + 1
  if #ids == 0 then return requests[number % #requests + 1] end
  -- Each conversation goes through the texts from another place on.
  local place = number % #ids
  return wrk.format("POST", ids[place + 1], headers, bodies[(math.floor(number / #ids) + place * 37) % #bodies + 1])
end

function delay() return pause end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    'result {"requests": %d, "seconds": %f, "errors": %d, "p50": %f, "p99": %f, "max": %f}', summary.requests, summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
