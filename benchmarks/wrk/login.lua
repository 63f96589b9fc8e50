-- Logs in with a right password, as several users in turn.
-- USERS            user names
-- BENCH_PASSWORD   the password of all of them

local directory = debug.getinfo(1, "S").source:match("^@(.*)/[^/]*$") or "."
local report = dofile(directory .. "/report.lua")

local users = report.words("USERS")
local password = report.words("BENCH_PASSWORD")[1]
local requests = {}
local turn = 0

function init()
  for _, user in ipairs(users) do
    requests[#requests + 1] = wrk.format(
      "POST", "/api/v1/auth/login", { ["Content-Type"] = "application/json" },
      '{"userName":"' .. user .. '","password":"' .. password .. '"}')
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

done = report.done
