-- What every load script shares: parts of a request, and the result as one line of JSON.

local report = {}

-- A random UUID, version 4, as a client makes one: no two requests share it.
function report.uuid()
  local random = math.random
  return string.format(
    "%08x-%04x-4%03x-%04x-%04x%08x",
    random(0, 0xffffffff), random(0, 0xffff), random(0, 0xfff),
    random(0x8000, 0xbfff), random(0, 0xffff), random(0, 0xffffffff))
end

-- Each thread has a Lua state of its own; without a seed of its own all would draw the same numbers.
function report.seed()
  local source = assert(io.open("/dev/urandom", "rb"))
  local bytes = source:read(4)
  source:close()
  local a, b, c, d = bytes:byte(1, 4)
  math.randomseed(((a * 256 + b) * 256 + c) * 256 + d)
end

-- The words of an environment variable; a missing one stops the run instead of loading something else.
function report.words(name)
  local words = {}
  for word in (os.getenv(name) or ""):gmatch("%S+") do
    words[#words + 1] = word
  end
  assert(#words > 0, name .. " is not set")
  return words
end

function report.get(path, token)
  local headers = { ["Accept"] = "application/json" }
  if token then
    headers["Authorization"] = "Bearer " .. token
  end
  return wrk.format("GET", path, headers)
end

-- wrk counts answers of 400 and above as status errors; they are part of `requests`.
function report.done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"seconds":%.6f,"p50Ms":%.3f,"p99Ms":%.3f,"statusErrors":%d,"socketErrors":%d}\n',
    summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end

return report
