-- One kind of request, again and again; counts the answers that are what they should be.
-- Arguments: METHOD PATH STATUS MARK BODY HEADER [draw COUNT] [spend FILE [renew]] [collect FILE PATTERN]
-- draw: each request ends its body with a number up to COUNT, at random; spend: with a line of its own; collect: keeps what the answers say; renew: spends that, too.
local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long ns; } moment; int clock_gettime(int, moment *);")
local moment = ffi.new("moment")

local function now()
  ffi.C.clock_gettime(1, moment)
  return tonumber(moment.s) + tonumber(moment.ns) / 1e9
end

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  local method, path, name, value = args[1], args[2], args[6]:match("^(%a+): (.*)$")
  status, mark = tonumber(args[3]), args[4]
  answered, expected, first, last = 0, 0, now(), 0
  local headers = { ["Host"] = wrk.host }
  if method == "POST" then
    headers["Content-Type"] = "application/x-www-form-urlencoded"
  end
  if name then
    headers[name] = value
  end
  local fixed = wrk.format(method, path, headers, args[5])
  request = function()
    return fixed
  end
  local mode = 7
  if args[mode] == "draw" then
    local count = tonumber(args[mode + 1])
    math.randomseed(os.time())
    request = function()
      return wrk.format(method, path, headers, args[5] .. math.random(count))
    end
    mode = mode + 2
  end
  if args[mode] == "spend" then
    local next_line = io.lines(args[mode + 1])
    request = function()
      local line = next_line and next_line()
      next_line = line and next_line
      if not line and renewed and renewed.first < renewed.last then
        renewed.first = renewed.first + 1
        line, renewed[renewed.first] = renewed[renewed.first], nil
      end
      if not line then
        wrk.thread:stop()
        return fixed
      end
      return wrk.format(method, path, headers, args[5] .. line)
    end
    mode = mode + 2
    if args[mode] == "renew" then
      renewed = { first = 0, last = 0 }
      mode = mode + 1
    end
  end
  if args[mode] == "collect" then
    collected, pattern = io.open(args[mode + 1], "w"), args[mode + 2]
  end
end

function response(code, headers, body)
  answered = answered + 1
  last = now()
  local answer = (headers["Location"] or headers["location"] or "") .. body
  if code == status and answer:find(mark, 1, true) then
    expected = expected + 1
    local found = pattern and answer:match(pattern)
    if found then
      collected:write(found, "\n")
    end
    if found and renewed then
      renewed.last = renewed.last + 1
      renewed[renewed.last] = found
    end
  end
end

function done(summary, latency)
  local all, good = 0, 0
  local from, to = math.huge, 0
  for _, thread in ipairs(threads) do
    all = all + thread:get("answered")
    good = good + thread:get("expected")
    from = math.min(from, thread:get("first"))
    to = math.max(to, thread:get("last"))
  end
  local errors = summary.errors
  local lost = errors.connect + errors.read + errors.write + errors.timeout
  print(string.format("RESULT %d %d %.1f %.3f %.3f", all + lost, good, good / (to - from),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
