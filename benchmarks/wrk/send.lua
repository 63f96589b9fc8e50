-- Sends messages, each with its own content and clientMessageId, as several senders in turn.
-- SEND_PATH    where to post
-- TOKENS       access tokens of the senders; without it no Authorization is sent
-- RECIPIENTS   user names; sender n writes to every one of them but the n-th, which is itself
-- The text is always 100 characters long, so that rows and bodies of all runs are alike.

local directory = debug.getinfo(1, "S").source:match("^@(.*)/[^/]*$") or "."
local report = dofile(directory .. "/report.lua")

local path = os.getenv("SEND_PATH")
local recipients = report.words("RECIPIENTS")
local heads = {}
local turn = 0

local function head(token)
  local lines = { "POST " .. path .. " HTTP/1.1", "Host: " .. wrk.headers["Host"], "Content-Type: application/json" }
  if token then
    lines[#lines + 1] = "Authorization: Bearer " .. token
  end
  return table.concat(lines, "\r\n") .. "\r\nContent-Length: "
end

function init()
  assert(path, "SEND_PATH is not set")
  report.seed()
  if os.getenv("TOKENS") then
    for _, token in ipairs(report.words("TOKENS")) do
      heads[#heads + 1] = head(token)
    end
  else
    heads[1] = head(nil)
  end
  turn = math.random(#heads)
end

function request()
  turn = turn % #heads + 1
  local to = math.random(#recipients - 1)
  if to >= turn then
    to = to + 1
  end

  local id = report.uuid()
  local body = '{"recipient":"' .. recipients[to] .. '","content":"Message ' .. id
    .. ' of a load test, one hundred characters in all, no more.","clientMessageId":"' .. id .. '"}'
  return heads[turn] .. #body .. "\r\n\r\n" .. body
end

done = report.done
