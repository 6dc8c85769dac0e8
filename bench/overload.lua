-- The same request as fast as replies come, or as often as wanted; counts the replies that are right, refused as they
-- should be, and neither.
-- Arguments: PATH BODY HEADER [MILLISECONDS between two requests of a connection]
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  right, refused, wrong, example = 0, 0, 0, ""
  local name, value = args[3]:match("^(%a+): (.*)$")
  local headers = { ["Host"] = wrk.host, ["Content-Type"] = "application/x-www-form-urlencoded", [name] = value }
  local fixed = wrk.format("POST", args[1], headers, args[2])
  request = function()
    return fixed
  end
  local pause = tonumber(args[4] or "0")
  if pause > 0 then
    delay = function()
      return math.random(0, 2 * pause)
    end
  end
end

function response(status, headers, body)
  local retry = headers["Retry-After"] or headers["retry-after"]
  if status == 200 and body:find('"access_token":"', 1, true) then
    right = right + 1
  elseif (status == 503 or status == 429) and retry then
    refused = refused + 1
  else
    wrong, example = wrong + 1, status .. " " .. body
  end
end

function done(summary)
  local counts = { right = 0, refused = 0, wrong = 0 }
  for _, thread in ipairs(threads) do
    for name, count in pairs(counts) do
      counts[name] = count + thread:get(name)
    end
    example = thread:get("example")
  end
  local errors, seconds = summary.errors, summary.duration / 1e6
  print(string.format("RESULT %.0f %.0f %d %d", counts.right / seconds, counts.refused / seconds, counts.wrong,
    errors.connect + errors.read + errors.write + errors.timeout))
  if example ~= "" then
    print("for instance " .. example)
  end
end
