#!/usr/bin/env lua
--- Orders, with "quotes" and 'others'.
-- @module orders
local json = require("cjson")
--[[ a block
comment, it's long ]] local M = {}
--[==[ one with ]] inside ]==]

local raw = [[
SELECT "id" -- no comment
WHERE a = 'x']]
local more = [==[ a ]] b ]=] c ]==]
local text = "it's \"quoted\"" .. 'it\'s' .. "over a line \
end" .. '\x41\z
   \u{48}'
local numbers = { 0x1F, 1e-3, 3 // 2, 7 / 2, 0x.8p1, 1 << 2, ~5, #text }

function M.new(name, ...)
  local self = setmetatable({ name = name, lines = { ... }, ["a key"] = 1, [1] = true }, M)
  self.count = select("#", ...)
  return self
end

function M:total(rate)
  local sum = 0
  for index, line in ipairs(self.lines) do
    if line.price == nil or index % 2 == 0 and sum > 10 then
      goto continue
    elseif not line.count then
      break
    else
      sum = sum + line.price / rate
    end
    ::continue::
  end
  for i = 1, 10, 2 do sum = sum + i end
  while sum > 100 do sum = sum - 1 end
  repeat
    local x = sum ~= 3 and sum <= 4
  until x or sum >= 5
  return sum
end

local function each(list, callback)
  for _, item in pairs(list) do
    callback(item, function(value) return value ^ 2 end)
  end
end

M.handlers = {
  open = function(order) return order.name:upper() end,
  closed = function() end,
}

do
  local a <const>, b <close> = 1, nil
  print(#arg, a[b[1]], json.encode { text }, ("x"):rep(3))
end

return setmetatable(M, { __index = function(t, k) return rawget(t, k) end })
