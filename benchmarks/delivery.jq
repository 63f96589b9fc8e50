# The rows of delivery.sh as Markdown.
def row: "| " + (map(tostring) | join(" | ")) + " |";
def collector: if . == 1 then "server (default)" else "workstation" end;

(["garbage collector", "sent", "delivered", "answer → stream, ms: p50", "p99", "max", "POST → stream, ms: p50", "p99", "max",
  "service CPU, ms a message", "generator CPU", "late by, ms", "memory before, MB", "idle streams, MB", "KB an idle stream",
  "after the load, MB"] | row),
("|---" + "|---:" * 15 + "|"),
(.[] | [(.gc | collector), .sent, .delivered, .fromAnswer.p50, .fromAnswer.p99, .fromAnswer.max,
  .fromPost.p50, .fromPost.p99, .fromPost.max, .cpuMs, .generatorCpuMs, .lateMs,
  (.memoryBeforeKb / 1024 | round), (.memoryIdleKb / 1024 | round), .kbAStream, (.memoryAfterKb / 1024 | round)] | row),
"",
(.[] | select(.isWhole | not) | "**\(.gc | collector): refused \(.refused), lost \(.sent - .delivered), doubled \(.doubled), streams closed \(.streamsClosed).**"),
"Targets: answer to stream p99 at most 25 ms, all delivered; at most 35 KB an idle stream. Met: "
  + (if all(.[]; .isWhole and .fromAnswer.p99 <= 25 and .kbAStream <= 35) then "yes." else "no." end)
