-- Puts one entry in front of a session's history unless it is there already.
-- KEYS[1] the history, a list, newest first     KEYS[2] the ids of the list's entries, a set
-- ARGV    id, entry, most entries to keep, expiry in seconds
-- Returns 1 when written, 0 when it was there.
-- Redis does not undo what a failing script has done, so whatever may fail comes before the first write.
if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then
  return 0
end
local length = redis.call('LPUSH', KEYS[1], ARGV[2])
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('EXPIRE', KEYS[2], ARGV[4])
for _ = ARGV[3] + 1, length do
  local readable, entry = pcall(cjson.decode, redis.call('RPOP', KEYS[1]))
  -- Half a surrogate pair is let pass by Java's parser and refused by this one: such an id stays until the set expires.
  if readable then
    local event = entry.event
    redis.call('SREM', KEYS[2], event.type .. ':' .. (event.replyId or event.messageId))
  end
end
return 1
