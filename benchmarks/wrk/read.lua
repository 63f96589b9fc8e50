-- Reads lists: the paths in turn, as the readers in turn.
-- READ_PATHS   one or more paths
-- TOKENS       access tokens of the readers; without it no Authorization is sent

local directory = debug.getinfo(1, "S").source:match("^@(.*)/[^/]*$") or "."
local report = dofile(directory .. "/report.lua")

local paths = report.words("READ_PATHS")
local requests = {}
local turn = 0

function init()
  local tokens = os.getenv("TOKENS") and report.words("TOKENS") or { false }
  for _, path in ipairs(paths) do
    for _, token in ipairs(tokens) do
      requests[#requests + 1] = report.get(path, token)
    end
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

done = report.done
